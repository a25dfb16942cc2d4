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

test('a decorative picture has no words, whatever was typed', () => {
  render(examples.decorative?.['zh-Hant-HK']);
  expect(screen.getByRole('presentation')).toHaveAttribute('alt', '');
});

test('a picture of one size asks for that', () => {
  const media = { url: '/uploads/a.webp?v=1', width: 300, height: 200, sources: [{ url: '/uploads/a.webp?v=1', width: 300, height: 200 }] };
  render(<Picture media={media} alternativeText="A mark" caption={null} decorative={false} />);
  expect(screen.getByRole('img')).not.toHaveAttribute('srcset');
  expect(screen.getByRole('img')).toHaveAttribute('src', '/uploads/a.webp?v=1');
});
