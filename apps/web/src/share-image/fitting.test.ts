/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { type Room, fitted } from './fitting';

/** A Han character is as wide as high, a letter half of that. */
const measure = (text: string) => Array.from(text).reduce((sum, character) => sum + (/[\u2e80-\uffef…]/.test(character) ? 1 : 0.5), 0);
const room = (more: Partial<Room> = {}): Room => ({ width: 1000, height: 300, sizes: [100, 50], leading: 1, language: 'en', ...more });
const inChinese = (more: Partial<Room> = {}) => room({ language: 'zh-Hant-HK', ...more });

const fits = (lines: readonly string[], { width }: Room, size: number) => lines.every((line) => measure(line) * size <= width);

test('a short title is set large, in one line', () => {
  expect(fitted('Smart city', room(), measure)).toEqual({ size: 100, lines: ['Smart city'] });
  expect(fitted('數字政策', inChinese(), measure)).toEqual({ size: 100, lines: ['數字政策'] });
});

test('lines are of like length: none of a single word', () => {
  expect(fitted('one two three four five six', room(), measure).lines).toEqual(['one two three', 'four five six']);
  const { lines } = fitted('政府推出全新支援計劃協助', inChinese(), measure);
  expect(lines).toHaveLength(2);
  expect(lines.every((line) => line.length >= 5)).toBe(true);
});

test('a longer title is set smaller', () => {
  const title = 'one two three four five six seven eight nine ten eleven twelve thirteen';
  const { size, lines } = fitted(title, room(), measure);
  expect(size).toBe(50);
  expect(lines.join(' ')).toBe(title);
});

test('what does not fit in the smallest type is cut after a word, and says so', () => {
  const words = Array.from({ length: 80 }, (_, index) => `word${index},`);
  const { size, lines } = fitted(words.join(' '), room(), measure);
  expect(size).toBe(50);
  expect(lines).toHaveLength(6);
  expect(fits(lines, room(), size)).toBe(true);
  expect(lines.at(-1)).toMatch(/word\d+…$/);
  expect(words).toContain(`${/(word\d+)…$/.exec(lines.at(-1) ?? '')?.[1] ?? ''},`);
});

test('Chinese is cut between characters, without a comma before the ellipsis', () => {
  const { size, lines } = fitted('數字政策，'.repeat(60), inChinese(), measure);
  expect(size).toBe(50);
  expect(lines).toHaveLength(6);
  expect(fits(lines, room(), size)).toBe(true);
  expect(lines.at(-1)).toMatch(/[^，]…$/);
});

test.each([
  '政府推出全新支援計劃，協助中小企業加快數字轉型（第二階段）',
  '專員在「負責任人工智能管治及跨境數據流動國際會議」開幕典禮致辭全文，介紹進展：目標、時間表及角色。',
  '《施政報告》公布多項措施！各界有何意見？請於限期前提交——詳情見網頁……',
])('in %s no line begins with closing punctuation or ends with opening punctuation', (title) => {
  for (let width = 300; width <= 1000; width += 50) {
    const { lines } = fitted(title, inChinese({ width, height: 2000 }), measure);
    expect(lines.join('')).toBe(title);
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。、：；！？）」』》…—]/);
      expect(line).not.toMatch(/[（「『《]$/);
    }
  }
});

test('a figure stays with what belongs to it', () => {
  const { lines } = fitted('增長3.5%至$1,200萬元，共12,000宗', inChinese({ width: 500, height: 2000 }), measure);
  for (const whole of ['3.5%', '$1,200', '12,000']) expect(lines.some((line) => line.includes(whole))).toBe(true);
});

test('a word wider than the picture is set smaller first, then broken', () => {
  expect(fitted('a'.repeat(30), room(), measure)).toEqual({ size: 50, lines: ['a'.repeat(30)] });
  const { lines } = fitted('a'.repeat(90), room(), measure);
  expect(lines.join('')).toBe('a'.repeat(90));
  expect(fits(lines, room(), 50)).toBe(true);
});

test('spaces and line breaks count as one space; of nothing, nothing is left', () => {
  expect(fitted('  Smart\n\n city ', room(), measure).lines).toEqual(['Smart city']);
  expect(fitted('', room(), measure).lines).toEqual([]);
  expect(fitted(' \n', room(), measure).lines).toEqual([]);
});
