import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { SearchResults } from './search-results';

test('marks what was looked for, reads no text as markup, and tells the language of a foreign result', () => {
  const { container } = render(
    <SearchResults
      language="en"
      items={[
        {
          href: '/tc/news/a', kind: 'News', date: { day: '2026-11-23', text: '23 November 2026' },
          title: [{ text: '<i>', marked: true }, { text: '數字', marked: false }], snippet: [{ text: '<script>', marked: true }],
          foreign: { language: 'zh-Hant-HK', note: 'In Chinese only' },
        },
      ]}
    />,
  );
  expect([...container.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['<i>', '<script>']);
  expect(container.querySelector('i, script')).toBeNull();
  const link = screen.getByRole('link', { name: /<i>\s*數字/ });
  expect(link).toHaveAttribute('lang', 'zh-Hant-HK');
  expect(link).toHaveAttribute('hreflang', 'zh-Hant-HK');
  expect(screen.getByText('In Chinese only').closest('[lang]')).toBeNull();
});

test('tells the language of a passage that a mark parts', () => {
  const { container } = render(
    <SearchResults
      language="zh-Hant-HK"
      items={[
        {
          href: '/tc/news/a', kind: '最新消息', date: null, foreign: undefined, snippet: [],
          title: [{ text: '《Web Content ', marked: false }, { text: 'Access', marked: true }, { text: 'ibility Guidelines》與', marked: false }, { text: 'WCAG', marked: true }],
        },
      ]}
    />,
  );
  expect([...container.querySelectorAll('[lang="en"]')].map(({ innerHTML }) => innerHTML)).toEqual(['Web Content <mark class="mark">Access</mark>ibility Guidelines']);
  expect(screen.getByRole('link')).toHaveTextContent('《Web Content Accessibility Guidelines》與WCAG');
  expect(container.querySelectorAll('mark')).toHaveLength(2);
});
