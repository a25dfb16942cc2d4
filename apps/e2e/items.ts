import { randomUUID } from 'node:crypto';
import { type LocaleCode, localeCodes, localeOfCode, newsItem } from '@dpo/content';
import type { Farewell, Newsroom } from '@dpo/test-support/newsroom';

/** A news item of a test's own, in both languages. */
export interface Item {
  documentId: string;
  slug: string;
  titles: Record<LocaleCode, string>;
  /** Its page's address. */
  pathIn(locale: LocaleCode): string;
  /** Changes the draft in one language. */
  edit(locale: LocaleCode, fields: Readonly<Record<string, unknown>>): Promise<void>;
  publish(locale: LocaleCode): Promise<void>;
  unpublish(locale: LocaleCode): Promise<void>;
  /** Tells that a test has deleted it otherwise. */
  isRemoved(): void;
  /** Deletes it in every language, unless that has been done. */
  remove(farewell?: Farewell): Promise<void>;
}

/** Later slugs sort before earlier ones: lists of one day are in the order of slugs. */
const newSlug = () => `a-${(Number.MAX_SAFE_INTEGER - Date.now()).toString(36)}-${randomUUID().slice(0, 4)}`;

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Hong_Kong' }).format(new Date());

export const titlesOf = (slug: string): Record<LocaleCode, string> => ({ en: `Item ${slug}`, 'zh-Hant-HK': `項目 ${slug}` });

/**
 * Drafts an item in both languages, which nobody but staff can read until it is published.
 * Its release date and address make it the first of every list, unless `fields` say otherwise.
 */
export async function draftItem(newsroom: Newsroom, fields: Readonly<Record<string, unknown>> = {}): Promise<Item> {
  const slug = newSlug();
  const titles = titlesOf(slug);
  const fieldsIn = (locale: LocaleCode) => ({
    slug, title: titles[locale], releaseDate: today(), category: 'announcement', summary: `A test item: ${titles[locale]}.`, ...fields,
  });
  let documentId = '';
  for (const locale of localeCodes)
    documentId = await newsroom.save({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }, fieldsIn(locale));
  let isGone = false;
  const version = (locale: LocaleCode) => ({ type: 'news-item', locale, documentId }) as const;
  return {
    documentId,
    slug,
    titles,
    pathIn: (locale) => newsItem.href(localeOfCode(locale).segment, slug) ?? '',
    edit: async (locale, changed) => {
      await newsroom.save(version(locale), { ...fieldsIn(locale), ...changed });
    },
    publish: (locale) => newsroom.publish(version(locale)),
    unpublish: (locale) => newsroom.unpublish(version(locale)),
    isRemoved: () => {
      isGone = true;
    },
    async remove(farewell) {
      if (!isGone) await newsroom.remove({ type: 'news-item', documentId }, farewell);
      isGone = true;
    },
  };
}
