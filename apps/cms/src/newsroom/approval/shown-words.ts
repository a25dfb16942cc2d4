import { isDeepStrictEqual } from 'node:util';
import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { inHongKong } from '../hong-kong-time';
import { type Sentence, sayToEditor } from '../language';
import { type DocumentPrints, documentPrints } from './content-print';
import type { DocumentKey, EditorialRecords, EventKind } from './editorial-records';
import type { Standing } from './rules';

/** What somebody had before them who decides: the words, and for readers of which languages. */
export interface ShownWords {
  prints: Partial<DocumentPrints>;
  onlyIn: LocaleCode | null;
}

interface Change {
  at: number;
  by: string | null;
  what: Sentence;
}

const texts: Readonly<Record<LocaleCode, Sentence>> = { en: { en: 'changed the English text', zh: '修改了英文版' }, 'zh-Hant-HK': { en: 'changed the Chinese text', zh: '修改了中文版' } };

const told: Partial<Record<EventKind, Sentence>> = {
  'only-in': { en: 'chose other languages for this entry', zh: '更改了此項目的語言' },
  'file-replaced': { en: 'replaced a file in the text', zh: '取代了內容中的檔案' },
  deleted: { en: 'deleted a language of the text', zh: '刪除了其中一種語言的版本' },
};

const refusal = ({ at, by, what }: Change): Sentence => ({
  en: `Not approved: ${by ?? 'the system'} ${what.en} (${inHongKong(at, 'en-GB')}) after you opened it. Nothing was published and nothing is lost. Look at it again, then decide.`,
  zh: `未能批核：${by ?? '系統'}在你開啟此內容後${what.zh}（${inHongKong(at, 'zh-HK')}）。內容並未發布，亦沒有遺失。請再看一次，然後決定。`,
});

/**
 * Holds what somebody decides on against what there is. Belongs into a turn at the document.
 * @throws {ApplicationError} saying who changed what, and when
 */
export async function requireShown(strapi: Core.Strapi, records: EditorialRecords, key: DocumentKey, { versions, record }: Standing, shown: ShownWords): Promise<void> {
  if (shown.onlyIn === record.onlyIn && isDeepStrictEqual(shown.prints, await documentPrints(strapi, key))) return;
  const written = versions.flatMap(({ locale, changedAt, editor }): Change[] => (changedAt === null ? [] : [{ at: changedAt, by: editor?.name ?? null, what: texts[locale] }]));
  const noted = (await records.history(key)).flatMap(({ at, by, kind }): Change[] => (told[kind] ? [{ at, by, what: told[kind] }] : []));
  const [last] = [...noted, ...written].sort((a, b) => b.at - a.at);
  if (last) throw new errors.ApplicationError(sayToEditor(strapi, refusal(last)));
}
