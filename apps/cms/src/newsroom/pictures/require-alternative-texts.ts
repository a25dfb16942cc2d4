import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Sentence, sayToEditor } from '../language';
import { attributesOf } from '../model';
import { entryTypeOf } from '../public-types';
import { wholeDrafts } from '../whole-document';
import { type Fault, faultOf } from './alternative-text';

type Row = Readonly<Record<string, unknown>>;

export interface Finding {
  /** Where the field stands in the form. */
  path: string[];
  fileName: string;
  fault: Fault;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A component with a picture and words for it; whatever it is called. */
const isPicture = (attributes: object) => ['media', 'alternativeText', 'decorative'].every((name) => name in attributes);

/**
 * @param row of a type or component, with all that it holds
 * @returns the pictures in it whose words may not be published, however deeply components nest
 */
export function picturesAtFault(strapi: Core.Strapi, uid: string, row: Row, path: readonly string[] = []): Finding[] {
  const attributes = attributesOf(strapi, uid);
  const own: Finding[] = [];
  if (isPicture(attributes) && isRow(row.media) && row.decorative !== true) {
    const fileName = String(row.media.name);
    const fault = faultOf(typeof row.alternativeText === 'string' ? row.alternativeText : null, fileName);
    if (fault) own.push({ path: [...path, 'alternativeText'], fileName, fault });
  }
  const within = Object.entries(attributes).flatMap(([name, { type, component, repeatable }]) => {
    if (type !== 'component' && type !== 'dynamiczone') return [];
    const held = row[name];
    const isList = type === 'dynamiczone' || repeatable === true;
    return [held].flat().flatMap((part: unknown, index) => {
      const held = isRow(part) ? (component ?? String(part.__component)) : null;
      return isRow(part) && held ? picturesAtFault(strapi, held, part, [...path, name, ...(isList ? [String(index)] : [])]) : [];
    });
  });
  return [...own, ...within];
}

const languageNames: Readonly<Record<string, Sentence>> = { en: { en: 'English', zh: '英文' }, 'zh-Hant-HK': { en: 'Chinese', zh: '中文' } };

function sentenceFor({ fileName, fault }: Finding, locale: string): Sentence {
  const language = languageNames[locale] ?? { en: locale, zh: locale };
  const said: Record<Fault, Sentence> = {
    missing: { en: 'is missing', zh: '尚未填寫' },
    'says-nothing': { en: 'says only that there is a picture', zh: '只說明有圖片，沒有說明內容' },
    'file-name': { en: 'is the name of a file', zh: '只是檔案名稱' },
  };
  return {
    en: `Alternative text (${language.en}): for the picture “${fileName}” it ${said[fault].en}. Say what the picture shows, or mark it as decorative.`,
    zh: `替代文字（${language.zh}）：圖片「${fileName}」的替代文字${said[fault].zh}。請說明圖片顯示的內容，或標示為裝飾。`,
  };
}

/** @returns the rows that a publication is about to make public */
async function draftsToPublish(strapi: Core.Strapi, uid: string, { documentId, locale }: { documentId: string; locale?: unknown }): Promise<Row[]> {
  const asked: unknown[] = [locale ?? []].flat().filter((code) => code !== '*');
  const drafts = await wholeDrafts(strapi, { uid, documentId });
  return asked.length === 0 ? [...drafts] : drafts.filter((draft) => asked.includes(draft.locale));
}

/** @returns the language of the form from which somebody publishes, as the address was before anything read it */
const languageShown = (strapi: Core.Strapi) => new URL(strapi.requestContext.get()?.originalUrl ?? '/', 'http://cms').searchParams.get('locale');

/** @returns for each picture at fault where it stands, and what to do about it in the editor's language */
export function alternativeTextFaults(strapi: Core.Strapi, uid: string, drafts: readonly Row[]) {
  const shown = languageShown(strapi);
  return drafts.flatMap((draft) =>
    picturesAtFault(strapi, uid, draft).map((finding) => ({
      // The form shows one language: what is wrong in another must not stand at a field of this one.
      path: drafts.length === 1 || draft.locale === shown ? finding.path : ['otherLanguages', String(draft.locale), ...finding.path],
      name: 'ValidationError', message: sayToEditor(strapi, sentenceFor(finding, String(draft.locale))),
    })),
  );
}

/**
 * Refuses to publish a picture that is not decorative and has no words in the language published. Drafts may lack them.
 * @throws {ValidationError} from publishing, naming field, picture and language in the editor's language
 */
export function requireAlternativeTexts(strapi: Core.Strapi) {
  strapi.documents.use(async (context, next) => {
    if (context.action !== 'publish' || !entryTypeOf(context.uid)) return next();
    const faults = alternativeTextFaults(strapi, context.uid, await draftsToPublish(strapi, context.uid, context.params));
    if (faults.length === 0) return next();
    throw new errors.ValidationError(faults.map(({ message }) => message).join('\n'), { errors: faults });
  });
}
