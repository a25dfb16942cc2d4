import { describe, expect, test } from '@jest/globals';
import type { LocaleCode } from '@dpo/content';
import type { LanguageState, LanguageVersion } from '../both-languages/language-states';
import type { EditorialState } from './editorial-records';
import { languagesToPublish, obstaclesTo } from './rules';

const version = (locale: LanguageVersion['locale'], state: LanguageState, editor: number | null = 1): LanguageVersion => ({
  locale, state, title: null, changedAt: state === 'missing' ? null : 1, editor: editor === null ? null : { id: editor, name: 'Somebody' }, publishedAt: null, isOpen: state === 'draft' || state === 'changed',
});
const words = (english: LanguageState, chinese: LanguageState, editor: number | null = 1) => [version('en', english, editor), version('zh-Hant-HK', chinese, editor)];
const standing = (versions: readonly LanguageVersion[], onlyIn: LocaleCode | null = null, state: EditorialState = 'submitted') => ({ versions: [...versions], record: { state, onlyIn, submittedBy: null, older: null, live: {} }, isHandedOn: state === 'submitted' });
const [ada, ben] = [{ id: 1 }, { id: 2 }];

describe('a text', () => {
  test.each([
    ['in both languages, by somebody else', words('draft', 'draft'), null, ben, []],
    ['that lacks a language', words('draft', 'missing'), null, ben, ['missing']],
    ['that lacks a language it is not meant to be in', words('draft', 'missing'), 'en', ben, []],
    ['meant to be in a language that is missing', words('draft', 'missing'), 'zh-Hant-HK', ben, ['nothing']],
    ['with an older language', words('changed', 'older'), null, ben, ['older']],
    ['of one’s own', words('draft', 'draft'), null, ada, ['own-words']],
    ['of one’s own that is public already', words('published', 'published'), null, ada, []],
    ['with everything amiss', words('changed', 'missing'), null, ada, ['missing', 'own-words']],
    ['nobody has written', words('missing', 'missing'), null, ben, ['nothing']],
    ['whose other language, not wanted, one wrote last', [version('en', 'draft', 1), version('zh-Hant-HK', 'draft', 2)], 'en', ben, ['own-words']],
    ['whose other language, not wanted, one wrote before it was last public', [{ ...version('en', 'changed', 1), publishedAt: 2 }, version('zh-Hant-HK', 'draft', 2)], 'en', ben, []],
    ['of the system’s', words('draft', 'draft', null), null, ada, []],
    ['whose hour has come', words('draft', 'draft'), null, null, []],
  ] as const)('%s', (_, versions, onlyIn, actor, expected) => {
    expect(obstaclesTo(standing(versions, onlyIn, actor === null ? null : 'submitted'), actor, true)).toEqual(expected);
  });

  test('of one’s own is no obstacle in an office of one', () => {
    expect(obstaclesTo(standing(words('draft', 'draft'), null, null), ada, false)).toEqual([]);
  });

  test.each([null, 'returned'] as const)('that nobody handed on (%s) is not published by somebody else either', (state) => {
    expect(obstaclesTo(standing(words('draft', 'draft'), null, state), ben, true)).toEqual(['not-submitted']);
    expect(obstaclesTo({ ...standing(words('draft', 'draft'), null, state), isHandedOn: true }, ben, true)).toEqual([]);
  });

  test.each(['submitted', 'returned'] as const)('that was %s after its hour was set is not published at it', (state) => {
    expect(obstaclesTo(standing(words('draft', 'draft'), null, state), null, false)).toEqual(['under-review']);
  });

  test('is published in all languages that it is meant to be in', () => {
    expect(languagesToPublish(words('draft', 'draft'), { onlyIn: null })).toEqual(['en', 'zh-Hant-HK']);
    expect(languagesToPublish(words('draft', 'draft'), { onlyIn: 'zh-Hant-HK' })).toEqual(['zh-Hant-HK']);
  });
});
