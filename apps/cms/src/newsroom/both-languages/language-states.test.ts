import { describe, expect, test } from '@jest/globals';
import { type LocaleCode, localeCodes } from '@dpo/content';
import { type VersionRow, languageVersions, olderAfter } from './language-states';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 0, minute)).toISOString();
const draft = (locale: VersionRow['locale'], minute: number): VersionRow => ({ locale, publishedAt: null, updatedAt: at(minute), title: 'Words', updatedBy: { id: 7, firstname: 'Ada', lastname: null, email: 'ada@cms.test' } });
const published = (locale: VersionRow['locale'], minute: number): VersionRow => ({ locale, publishedAt: at(minute), updatedAt: at(minute) });
const statesOf = (rows: readonly VersionRow[], older: LocaleCode | null = null) => languageVersions(rows, { older }).map(({ state }) => state);

describe('the languages of a text', () => {
  test.each([
    ['nothing is there', [], ['missing', 'missing']],
    ['one is written', [draft('en', 1)], ['draft', 'missing']],
    ['both are written, whichever first', [draft('en', 1), draft('zh-Hant-HK', 9)], ['draft', 'draft']],
    ['both are public', [draft('en', 1), published('en', 3), draft('zh-Hant-HK', 2), published('zh-Hant-HK', 3)], ['published', 'published']],
    ['one was changed since', [draft('en', 5), published('en', 3), draft('zh-Hant-HK', 2), published('zh-Hant-HK', 3)], ['changed', 'published']],
    ['both were changed since', [draft('en', 5), published('en', 3), draft('zh-Hant-HK', 9), published('zh-Hant-HK', 3)], ['changed', 'changed']],
    ['the second is being written', [draft('en', 1), published('en', 3), draft('zh-Hant-HK', 5)], ['published', 'draft']],
  ] as const)('when %s', (_, rows, states) => {
    expect(statesOf(rows)).toEqual(states);
  });

  test.each([
    ['a draft', [draft('en', 5), draft('zh-Hant-HK', 2)], ['draft', 'older']],
    ['published', [draft('en', 5), published('en', 3), draft('zh-Hant-HK', 2), published('zh-Hant-HK', 3)], ['changed', 'older']],
    ['changed itself', [draft('en', 5), published('en', 3), draft('zh-Hant-HK', 9), published('zh-Hant-HK', 3)], ['changed', 'older']],
    ['missing', [draft('en', 5)], ['draft', 'missing']],
  ] as const)('tell which is older, whether it is %s', (_, rows, states) => {
    expect(statesOf(rows, 'zh-Hant-HK')).toEqual(states);
  });

  test('have words that readers do not have, whether they are older or not', () => {
    const rows = [draft('en', 5), published('en', 3), draft('zh-Hant-HK', 2), published('zh-Hant-HK', 3)];
    expect(languageVersions(rows, { older: 'en' }).map(({ isOpen }) => isOpen)).toEqual([true, false]);
  });

  test('name who wrote their last words', () => {
    expect(languageVersions([draft('en', 1)], { older: null }).map(({ editor }) => editor)).toEqual([{ id: 7, name: 'Ada' }, null]);
  });
});

describe('the older language, when the words of one change', () => {
  test.each([
    ['is the other one', null, 'en', localeCodes, 'zh-Hant-HK'],
    ['is none when it was that one', 'en', 'en', localeCodes, null],
    ['stays the other one', 'zh-Hant-HK', 'en', localeCodes, 'zh-Hant-HK'],
    ['is none beside a language that is written for the first time', null, 'zh-Hant-HK', ['en'], null],
    ['is none where there is no other', null, 'en', ['en'], null],
  ] as const)('%s', (_, older, changed, written, expected) => {
    expect(olderAfter(older, changed, written)).toBe(expected);
  });
});
