/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { locales } from '@dpo/content';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { colours, drawing } from './drawing';

const tokens = readFileSync(path.join(__dirname, '../ui/tokens.css'), 'utf8');
const typesetter = { width: (text: string) => text.length / 2, glyphs: (text: string) => [{ x: 0, y: 0, scale: 1, outline: text }] };

test.each(Object.entries(colours))('%s is as the site has it in its light scheme', (name, colour) =>
  expect(new RegExp(`${name}: (#[0-9a-f]+);`).exec(tokens)?.[1]).toBe(colour),
);

test.each(locales)('the name, the title and the facts stand on the picture ($code)', (locale) => {
  const svg = renderToStaticMarkup(drawing({ locale, name: 'Office', title: 'Title', facts: ['Speeches', '23 November 2026'] }, typesetter));
  expect([...svg.matchAll(/ d="([^"]*)"/g)].map(([, text]) => text)).toEqual(['Office', 'Title', 'Speeches · 23 November 2026']);
});

test('without facts the title has their room', () => {
  const middleOf = (facts: readonly string[]) => {
    const svg = renderToStaticMarkup(drawing({ locale: locales[0], name: 'Office', title: 'Title', facts }, typesetter));
    return Number(/translate\(84 ([\d.]+)\) scale\(80/.exec(svg)?.[1]);
  };
  expect(middleOf([])).toBeGreaterThan(middleOf(['Speeches']));
});
