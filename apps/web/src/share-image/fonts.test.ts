/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fontFiles } from './fonts';

/** The characters of a font, as its table of groups lists them (https://learn.microsoft.com/typography/opentype/spec/cmap, format 12). */
function charactersOf(file: string): Set<number> {
  const font = readFileSync(file);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const at = font.readUInt32BE((tables.find((record) => font.toString('latin1', record, record + 4) === 'cmap') ?? 0) + 8);
  const encodings = Array.from({ length: font.readUInt16BE(at + 2) }, (_, index) => at + font.readUInt32BE(at + 4 + index * 8 + 4));
  const table = encodings.find((start) => font.readUInt16BE(start) === 12);
  if (table === undefined) throw new Error(`${file} has no table of format 12`);
  const characters = new Set<number>();
  for (let group = 0; group < font.readUInt32BE(table + 12); group += 1) {
    const start = table + 16 + group * 12;
    for (let code = font.readUInt32BE(start); code <= font.readUInt32BE(start + 4); code += 1) characters.add(code);
  }
  return characters;
}

const fonts = fontFiles.map(charactersOf);
const undrawn = (characters: Iterable<string>) => [...characters].filter((character) => !fonts.some((font) => font.has(character.codePointAt(0) ?? 0)));

/** All that two bytes of an encoding stand for, without what it leaves to private use. */
function charactersOfEncoding(label: string): Set<string> {
  const decoder = new TextDecoder(label);
  const characters = new Set<string>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      for (const character of decoder.decode(Uint8Array.of(lead, trail))) if (!/[\p{ASCII}\p{Co}\ufffd]/u.test(character)) characters.add(character);
  return characters;
}

/** HKSCS-2004: what the encoding `big5hkscs` of Python 3 has and its `big5` has not. */
const supplementary = Array.from(readFileSync(path.join(__dirname, 'supplementary-characters.txt'), 'utf8').replaceAll('\n', ''));

test('every character of the Hong Kong supplementary character set is drawn', () => {
  expect(supplementary.length).toBeGreaterThan(4600);
  expect(supplementary).toEqual(expect.arrayContaining(['𨋢', '𠝹', '嘅', '啲']));
  expect(undrawn(supplementary)).toEqual([]);
});

test('every character of Big5 is drawn, but for one sign of mathematics', () => {
  const characters = charactersOfEncoding('big5');
  expect(characters.size).toBeGreaterThan(13_000);
  expect(undrawn(characters)).toEqual(['≒']);
});

test('every simplified character of GB 2312 is drawn', () => {
  const characters = [...charactersOfEncoding('gbk')].filter((character) => /\p{Script=Han}/u.test(character));
  expect(characters.length).toBeGreaterThan(20_000);
  expect(undrawn(characters)).toEqual([]);
});

test('accents, other alphabets, signs and pictographs are drawn', () => {
  expect(undrawn('ÀéñößłŐžΕλληνικάПривет–—‘’“”…•·€£¥©®™°±×÷½²³№→←↑↓▲●★✓😀📢🇭🇰㎡①Ⅳ々〇ヶ')).toEqual([]);
});
