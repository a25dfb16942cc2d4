import { describe, expect, test } from '@jest/globals';
import { type VersionRow, languageVersions } from './language-states';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 0, minute)).toISOString();
const draft = (locale: VersionRow['locale'], minute: number): VersionRow => ({ locale, publishedAt: null, updatedAt: at(minute), title: 'Words', updatedBy: { id: 7, firstname: 'Ada', lastname: null, email: 'ada@cms.test' } });
const published = (locale: VersionRow['locale'], minute: number): VersionRow => ({ locale, publishedAt: at(minute), updatedAt: at(minute) });
const statesOf = (rows: readonly VersionRow[], confirmed = {}) => languageVersions(rows, { confirmed }).map(({ state }) => state);

describe('the languages of a text', () => {
  test.each([
    ['nothing is there', [], ['missing', 'missing']],
    ['one is written', [draft('en', 1)], ['draft', 'missing']],
    ['both are written, whichever first', [draft('en', 1), draft('zh-Hant-HK', 9)], ['draft', 'draft']],
    ['both are public', [draft('en', 1), published('en', 3), draft('zh-Hant-HK', 2), published('zh-Hant-HK', 3)], ['published', 'published']],
    ['one was changed since', [draft('en', 5), published('en', 3), draft('zh-Hant-HK', 2), published('zh-Hant-HK', 3)], ['changed', 'older']],
    ['both were changed since', [draft('en', 5), published('en', 3), draft('zh-Hant-HK', 9), published('zh-Hant-HK', 3)], ['changed', 'changed']],
    ['the second is being written', [draft('en', 1), published('en', 3), draft('zh-Hant-HK', 5)], ['published', 'draft']],
  ] as const)('when %s', (_, rows, states) => {
    expect(statesOf(rows)).toEqual(states);
  });

  test('are as new as each other once one was looked through, until the other changes again', () => {
    const rows = (minute: number) => [draft('en', minute), published('en', 3), draft('zh-Hant-HK', 2), published('zh-Hant-HK', 3)];
    const confirmed = { 'zh-Hant-HK': Date.parse(at(5)) };
    expect(statesOf(rows(5), confirmed)).toEqual(['changed', 'published']);
    expect(statesOf(rows(6), confirmed)).toEqual(['changed', 'older']);
  });

  test('name who wrote their last words', () => {
    expect(languageVersions([draft('en', 1)], { confirmed: {} }).map(({ editor }) => editor)).toEqual([{ id: 7, name: 'Ada' }, null]);
  });
});
