import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { examples } from './picture.examples';
import { Picture } from './picture';

test('a browser may choose among the widths, and keeps room for the picture before it comes', () => {
  render(examples['with a caption']?.en);
  const image = screen.getByRole('img', { name: 'Five columns' });
  expect(image).toHaveAttribute('srcset', '/uploads/small_columns.jpg?v=1 500w, /uploads/large_columns.jpg?v=1 1000w, /uploads/columns.jpg?v=1 1600w');
  expect(image).toHaveAttribute('src', '/uploads/large_columns.jpg?v=1');
  expect(image).toHaveAttribute('width', '1000');
  expect(image).toHaveAttribute('height', '563');
  expect(image).toHaveAttribute('loading', 'lazy');
});

test('a browser that knows AVIF or WebP is offered that first', () => {
  render(examples['with a caption']?.en);
  const offered = [...document.querySelectorAll('picture > source')].map((source) => [source.getAttribute('type'), source.getAttribute('srcset')]);
  expect(offered).toEqual([
    ['image/avif', '/uploads/small_avif_columns.avif?v=1 500w, /uploads/full_avif_columns.avif?v=1 1600w'],
    ['image/webp', '/uploads/small_webp_columns.webp?v=1 500w'],
  ]);
  for (const source of document.querySelectorAll('picture > source')) expect(source).toHaveAttribute('sizes', screen.getByRole('img').getAttribute('sizes'));
  expect(document.querySelector('picture')?.lastElementChild).toBe(screen.getByRole('img'));
});

test('a decorative picture has no words, whatever was typed', () => {
  render(examples.decorative?.['zh-Hant-HK']);
  expect(screen.getByRole('presentation')).toHaveAttribute('alt', '');
});

test('a picture of one size asks for that', () => {
  const media = { url: '/uploads/a.webp?v=1', width: 300, height: 200, sources: [{ url: '/uploads/a.webp?v=1', width: 300, height: 200 }], lighter: [] };
  render(<Picture language="en" media={media} alternativeText="A mark" caption={null} decorative={false} />);
  expect(screen.getByRole('img')).not.toHaveAttribute('srcset');
  expect(document.querySelector('source')).toBeNull();
  expect(screen.getByRole('img')).toHaveAttribute('src', '/uploads/a.webp?v=1');
});
