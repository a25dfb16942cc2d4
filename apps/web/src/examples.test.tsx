import { describe, expect, jest, test } from '@jest/globals';
import { locales } from '@dpo/content';
import { render } from '@testing-library/react';
import { axe } from 'jest-axe';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { registry } from '@/blocks/registry';
import type { Examples } from '@/ui/examples';

const ui = path.join(__dirname, 'ui');
const blocks = path.join(__dirname, 'blocks');
const inUi = readdirSync(ui, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => path.join(ui, name, name));
const inBlocks = Object.keys(registry).map((name) => path.join(blocks, name.replace(/^blocks\./, '')));
const components = [...inUi, ...inBlocks].map((stem) => ({ name: path.basename(stem), stem }));

test.each(components)('$name has examples', ({ stem }) => expect(existsSync(`${stem}.examples.tsx`)).toBe(true));

describe.each(components)('$name', ({ stem }) => {
  const { examples } = jest.requireActual<{ examples: Examples }>(`${stem}.examples`);
  const uses = Object.entries(examples).flatMap(([use, inLanguages]) => locales.map(({ code }) => ({ use, code, element: inLanguages[code] })));

  test.each(uses)('$use, $code: no accessibility violation, no inline style, no link without a language', async ({ code, element }) => {
    const { container } = render(<div lang={code}>{element}</div>);
    expect(await axe(container)).toHaveNoViolations();
    expect(container.querySelector('[style]')).toBeNull();
    for (const link of container.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^(?:\/(?:en|tc)(?:[/?]|$)|\/uploads\/|\/api\/|https:|mailto:|tel:|#)/);
  });

  test('the languages differ', () => {
    for (const inLanguages of Object.values(examples)) {
      const texts = locales.map(({ code }) => render(inLanguages[code]).container.textContent);
      if (texts.some((text) => text !== '')) expect(new Set(texts).size).toBe(locales.length);
    }
  });
});
