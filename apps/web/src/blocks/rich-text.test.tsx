import { expect, test } from '@jest/globals';
import { richText } from '@dpo/content';
import { render, screen, within } from '@testing-library/react';
import { RichText } from './rich-text';

const text = (words: string, marks = {}) => ({ type: 'text', text: words, ...marks });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });

/** As it comes from the CMS, through the contract. */
const draw = (...nodes: object[]) => render(<RichText language="en" block={{ content: richText.parse(nodes) }} />);

test.each(['https://www.gov.hk/', 'http://www.gov.hk/', 'mailto:office@example.org', 'tel:+85200000000', '/en/about', '#main'])('%s is a link', (url) => {
  draw(paragraph({ type: 'link', url, children: [text('words')] }));
  expect(screen.getByRole('link', { name: 'words' })).toHaveAttribute('href', url);
});

test.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '//elsewhere.example', '/\\elsewhere.example', 'file:///etc/passwd', 'relative'])(
  '%s loses its link and keeps its words',
  (url) => {
    const { container } = draw(paragraph({ type: 'link', url, children: [text('words')] }));
    expect(screen.queryByRole('link')).toBeNull();
    expect(container).toHaveTextContent('words');
  },
);

test('markup in a text is text', () => {
  const { container } = draw(paragraph(text('<img src=x onerror=alert(1)> & 𠮷')));
  expect(container.querySelector('img')).toBeNull();
  expect(container).toHaveTextContent('<img src=x onerror=alert(1)> & 𠮷');
});

test('marks nest', () => {
  draw(paragraph(text('words', { bold: true, italic: true, code: true })));
  expect(screen.getByText('words').closest('em')?.querySelector('strong > code')).toHaveTextContent('words');
});

test('a list within a list belongs to the item before it', () => {
  const item = (words: string) => ({ type: 'list-item', children: [text(words)] });
  draw({ type: 'list', format: 'unordered', children: [item('one'), { type: 'list', format: 'ordered', children: [item('one, first')] }, item('two')] });
  const [outer] = screen.getAllByRole('list');
  expect(outer?.tagName).toBe('UL');
  expect([...(outer?.children ?? [])].map(({ tagName }) => tagName)).toEqual(['LI', 'LI']);
  const [first] = screen.getAllByRole('listitem');
  expect(within(first ?? document.body).getByRole('list').tagName).toBe('OL');
});

test('what is empty is not drawn', () => {
  const { container } = draw(paragraph(text('')), { type: 'heading', level: 2, children: [text(' ')] }, paragraph(text('words')));
  expect(container.querySelectorAll('p, h2')).toHaveLength(1);
});

test('quotations and code', () => {
  const { container } = draw({ type: 'quote', children: [text('said')] }, { type: 'code', children: [text('GET /')] });
  expect(container.querySelector('blockquote')).toHaveTextContent('said');
  expect(container.querySelector('pre > code')).toHaveTextContent('GET /');
});
