import { type LocaleCode, longestReason } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Sentence, sayToEditor } from '../language';

const names: Record<LocaleCode, Sentence> = { en: { en: 'English', zh: '英文' }, 'zh-Hant-HK': { en: 'Chinese', zh: '中文' } };

const named = (locales: readonly LocaleCode[]): Sentence => ({
  en: locales.map((locale) => names[locale].en).join(' and '), zh: locales.map((locale) => names[locale].zh).join('及'),
});

const sentences = {
  fixed: {
    en: 'Every page of the site leads to this page, so it cannot be taken off. Change its words and publish it instead.',
    zh: '網站每一頁均連結至本網頁，因此不可移除。請修改其內容後再發布。',
  },
  long: { en: `A reason may have at most ${longestReason} characters.`, zh: `原因最長為${longestReason}個字元。` },
} satisfies Record<string, Sentence>;

const asking = (locales: readonly LocaleCode[]): Sentence => ({
  en: `Readers know this page. Say in ${named(locales).en} why it is taken off, or give the address where its readers are sent: choose "Unpublish" or "Delete" in the menu of its form, or "Take off" beside its hour. Nothing has been changed.`,
  zh: `讀者已可閱覽本網頁。請以${named(locales).zh}說明移除原因，或提供讀者將轉往的網址：在表格選單選擇「取消發布」或「刪除」，或在下架時間旁填寫。現時並無任何更改。`,
});

const targeted = (locale: LocaleCode, { en, zh }: Sentence): Sentence => ({ en: `For readers in ${names[locale].en}: ${en}`, zh: `${names[locale].zh}讀者：${zh}` });

/** Sentences by which taking a page off is refused, in the language of whoever asked. */
export function createRefusals(strapi: Core.Strapi) {
  const refuse = (sentence: Sentence, details: object = {}): never => {
    throw new errors.ApplicationError(sayToEditor(strapi, sentence), details);
  };
  return {
    fixed: (): never => refuse(sentences.fixed),
    tooLong: (): never => refuse(sentences.long),
    unexplained: (locales: readonly LocaleCode[]): never => refuse(asking(locales), { needsReason: locales }),
    target: (locale: LocaleCode, why: Sentence): never => refuse(targeted(locale, why), { field: 'to', locale }),
  };
}
