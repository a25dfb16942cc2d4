import { expect, test } from '@jest/globals';
import { type Block, type BlockName, blocks } from '@dpo/content';
import { render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Body } from './body';
import { registry } from './registry';

const heading = (level: number, words: string) => ({ type: 'heading' as const, level, children: [{ type: 'text' as const, text: words }] });
const prose = (...levels: number[]): Block => ({ __component: 'blocks.rich-text', content: levels.map((level, index) => heading(level, `${level}, ${index}`)) });

const levelsOf = (drawn: readonly Block[]) => {
  const { container } = render(<Body language="en" blocks={drawn} />);
  return [...container.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => Number(tagName.slice(1)));
};

test.each([
  { typed: [2, 3, 3, 2], shown: [2, 3, 3, 2] },
  { typed: [1, 2], shown: [2, 3] },
  { typed: [4, 6, 4], shown: [2, 3, 2] },
  { typed: [1, 3, 2], shown: [2, 3, 3] },
  { typed: [1, 2, 3, 4, 5, 6], shown: [2, 3, 4, 5, 6, 6] },
])('headings typed as $typed are $shown below the page’s own', ({ typed, shown }) => expect(levelsOf([prose(...typed)])).toEqual(shown));

test('headings stay in order from one block to the next', () => expect(levelsOf([prose(2), prose(3), prose(2)])).toEqual([2, 3, 2]));

test('every block that the contract declares has a component', () => {
  expect(Object.keys(registry).sort()).toEqual(blocks.map(({ name }) => name).sort());
});

test('a block that the contract does not declare fails the type check', () => {
  type Unknown = { __component: 'blocks.unknown' };
  const isBlock: Unknown extends Pick<Block, '__component'> ? true : false = false;
  const isRegistered: BlockName extends keyof typeof registry ? true : false = true;
  expect([isBlock, isRegistered]).toEqual([false, true]);
});

test('a body of every kind of block is accessible', async () => {
  const media = { url: '/uploads/a.png?v=1', name: 'a.png', mime: 'image/png', ext: '.png', bytes: 1000, width: 300, height: 200, updatedAt: '2026-11-23T00:00:00.000Z', sources: [], lighter: [] };
  const { container } = render(
    <Body
      language="en"
      blocks={[
        prose(2, 3),
        { __component: 'blocks.figure', media, alternativeText: 'Five columns', caption: 'Demonstration', decorative: false },
        { __component: 'blocks.quote', text: 'Words', attribution: 'Somebody' },
        { __component: 'blocks.table', caption: 'Visits', rows: [['', '2026'], ['Home', '7']], headerRow: true, headerColumn: true },
      ]}
    />,
  );
  expect(await axe(container)).toHaveNoViolations();
  expect(screen.getByRole('img', { name: 'Five columns' })).toBeInTheDocument();
  expect(screen.getByRole('table', { name: 'Visits' })).toBeInTheDocument();
  expect(screen.getByRole('blockquote')).toHaveTextContent('Words');
});

test('words of the other language say so wherever staff may write them', () => {
  const media = { url: '/uploads/a.png?v=1', name: 'a.png', mime: 'image/png', ext: '.png', bytes: 1000, width: 300, height: 200, updatedAt: '2026-11-23T00:00:00.000Z', sources: [], lighter: [] };
  const { container } = render(
    <Body
      language="en"
      blocks={[
        { __component: 'blocks.rich-text', content: [{ type: 'paragraph', children: [{ type: 'text', text: 'A 甲' }, { type: 'link', url: '/en', children: [{ type: 'text', text: 'B 乙', bold: true }] }] }] },
        { __component: 'blocks.figure', media, alternativeText: 'Five columns', caption: 'C 丙', decorative: false },
        { __component: 'blocks.quote', text: 'D 丁', attribution: 'E 戊' },
        { __component: 'blocks.table', caption: 'F 己', rows: [['', 'G 庚'], ['H 辛', 'I 壬']], headerRow: true, headerColumn: true },
      ]}
    />,
  );
  const found = [...container.querySelectorAll('[lang]')];
  expect(found.map(({ textContent }) => textContent)).toEqual(['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬']);
  expect(new Set(found.map((element) => element.getAttribute('lang')))).toEqual(new Set(['zh-Hant-HK']));
});
