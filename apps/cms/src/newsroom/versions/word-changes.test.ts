import { expect, test } from '@jest/globals';
import { stepsBetween, wordChanges } from './word-changes';

const written = (before: string, after: string) =>
  wordChanges(before, after).map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('');

test.each([
  ['The office opens at nine.', 'The office opens at ten.', 'The office opens at [-nine-]{+ten+}.'],
  ['The first three words', 'Quite other ones', '[-The first three words-]{+Quite other ones+}'],
  ['One two', 'One two three', 'One two{+ three+}'],
  ['', 'New', '{+New+}'],
  ['Old', '', '[-Old-]'],
  ['Same', 'Same', 'Same'],
  ['辦事處於上午九時開放。', '辦事處於上午十時開放。', '辦事處於上午[-九時-]{+十時+}開放。'],
  ['政府今日公布新措施', '政府明日公布新措施', '政府[-今日-]{+明日+}公布新措施'],
  ['使用 GovTech 服務', '使用 GovHK 服務', '使用 [-GovTech-]{+GovHK+} 服務'],
])('%j to %j', (before, after, expected) => expect(written(before, after)).toBe(expected));

test('a text too long to compare word by word counts as rewritten, at once', () => {
  const [before, after] = [Array.from({ length: 3000 }, (_, i) => i), Array.from({ length: 3000 }, (_, i) => i + 1)];
  expect(stepsBetween(before, after).map(({ kind }) => kind)).toEqual([...before.map(() => 'removed'), ...after.map(() => 'added')]);
});

test('nothing of either text is lost, whatever they are', () => {
  const [before, after] = ['甲乙丙 abc, def! 丁', '甲丙乙 abd def? 丁 戊'];
  const parts = wordChanges(before, after);
  expect(parts.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(before);
  expect(parts.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('')).toBe(after);
});
