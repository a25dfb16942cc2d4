import { expect, test } from '@jest/globals';
import { createTranslator } from 'next-intl';
import english from '../../messages/en.json';
import chinese from '../../messages/zh-Hant-HK.json';

const flat = (words: object) => Object.entries(words).flatMap(([namespace, texts]) => Object.entries(texts as Record<string, string>).map(([key, text]) => [`${namespace}.${key}`, text] as const));
const inEnglish = new Map(flat(english));
const inChinese = new Map(flat(chinese));
const pairs = [...inEnglish].map(([key, en]) => ({ key, en, zh: inChinese.get(key) ?? '' }));

/** Spelt the same in both languages. */
const shared = new Set<string>();

const argumentsOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

test('both languages have the same words, in the same order', () => expect([...inChinese.keys()]).toEqual([...inEnglish.keys()]));

test.each(pairs)('$key is translated', ({ key, en, zh }) => {
  expect(zh).not.toBe('');
  if (!shared.has(key)) expect(zh).not.toBe(en);
});

test.each(pairs)('$key has no word of the other language and asks for the same values', ({ en, zh }) => {
  const withoutArguments = zh.replace(/\{\w+\}/g, '');
  expect(withoutArguments).not.toMatch(/[A-Za-z]/);
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(argumentsOf(zh)).toEqual(argumentsOf(en.replace(/\b(?:one|other) \{[^}]*\}/g, '')));
});

test.each(pairs)('$key keeps to the forms and the punctuation of Hong Kong', ({ zh }) => {
  expect(zh).not.toMatch(/隱私|發佈|網站地圖|搜索|數位|信息/);
  expect(zh).not.toMatch(/[,;!?()"'“”‘’]/);
});

test.each([
  ['Skip to main content', '跳至主要內容'],
  ['Home', '主頁'],
  ['Contact us', '聯絡我們'],
  ['Site map', '網站指南'],
  ['Last revision date', '修訂日期'],
  ['Press releases', '新聞公報'],
  ['Digital Policy Office', '數字政策辦公室'],
])('%s is %s, the official phrase', (en, zh) => {
  const found = pairs.filter((pair) => pair.en === en);
  expect(found.length).toBeGreaterThan(0);
  for (const pair of found) expect(pair.zh).toBe(zh);
});

test('counts agree with their nouns', () => {
  const t = createTranslator({ locale: 'en', messages: english, namespace: 'NewsList' });
  expect([t('count', { count: 1 }), t('count', { count: 12 })]).toEqual(['1 item', '12 items']);
});
