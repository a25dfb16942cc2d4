import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [light = '', dark = ''] = readFileSync(path.join(__dirname, 'tokens.css'), 'utf8').split('prefers-color-scheme: dark');
const colours = (css: string) => Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name, value])) as Record<string, string>;
const schemes = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? Array.from(hex.slice(1)).map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const part = parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What is written on what; a control's line and a drawn mark need 3, text 4.5 (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs = [
  ...['ground', 'ground-soft'].flatMap((ground) => [
    ...['ink', 'ink-soft', 'link', 'link-hover', 'mark'].map((ink) => ({ ink, ground, least: 4.5 })),
    { ink: 'control-line', ground, least: 3 },
  ]),
  ...['information', 'warning'].map((ground) => ({ ink: 'ink', ground, least: 4.5 })),
  ...['information', 'warning'].map((ground) => ({ ink: 'link', ground, least: 4.5 })),
  ...['ink', 'ink-soft', 'link', 'link-hover'].map((ink) => ({ ink, ground: 'found', least: 4.5 })),
  { ink: 'emergency-ink', ground: 'emergency', least: 4.5 },
  { ink: 'band-ink', ground: 'band', least: 4.5 },
  { ink: 'band-ink-soft', ground: 'band', least: 4.5 },
  { ink: 'band-mark', ground: 'band', least: 3 },
  { ink: 'ground', ground: 'link', least: 4.5 },
];

test.each(Object.entries(schemes).flatMap(([scheme, tokens]) => pairs.map((pair) => ({ scheme, tokens, ...pair }))))(
  '$scheme: $ink on $ground can be told apart',
  ({ tokens, ink, ground, least }) => expect(contrast(tokens[ink] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least),
);

test('what has the keyboard’s focus stands out', () => {
  const { light: day, dark: night } = schemes;
  expect(contrast(day.focus ?? '', day['focus-ground'] ?? '')).toBeGreaterThanOrEqual(4.5);
  for (const ground of ['ground', 'ground-soft', 'band']) expect(contrast(night.focus ?? '', night[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
});
