import { describe, expect, test } from '@jest/globals';
import { stateOf } from './approval-state';
import type { LanguageState } from './desk-store';

const public_ = (state: LanguageState = 'published') => ({ state, publishedAt: 1 });
const draft = { state: 'draft' as const, publishedAt: null };
const missing = { state: 'missing' as const, publishedAt: null };
const item = (en: { state: LanguageState; publishedAt: number | null }, chinese: { state: LanguageState; publishedAt: number | null }, onlyIn: 'en' | null = null) => ({
  state: null, onlyIn, schedule: {}, languages: [{ locale: 'en' as const, ...en }, { locale: 'zh-Hant-HK' as const, ...chinese }],
});

describe('a text', () => {
  test.each([
    ['is a draft while readers have none of it', item(draft, missing), 'draft'],
    ['is public when readers have all of it', item(public_(), public_()), 'public'],
    ['is public in one language when there is no other', item(public_(), missing), 'public'],
    ['has changed when one language has', item(public_('changed'), public_('older')), 'changed'],
    ['has changed when a language was begun', item(public_(), draft), 'changed'],
    ['for readers of English is public whatever draft is left in Chinese', item(public_(), draft, 'en'), 'public'],
    ['for readers of English has changed when the English words have', item(public_('changed'), draft, 'en'), 'changed'],
    ['for readers of English is a draft while only Chinese was public', item(draft, public_(), 'en'), 'draft'],
  ] as const)('%s', (_, desk, state) => {
    expect(stateOf(desk)).toBe(state);
  });
});
