import { AsyncLocalStorage } from 'node:async_hooks';
import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';
import { type Actor, actorOf, nameOf } from '../actor';
import type { DocumentKey } from '../approval/editorial-records';
import { recordAudit } from '../audit/audit';
import { databaseNow } from '../database-now';
import { entryTypeOf } from '../public-types';
import { takeTurn } from '../turn';
import { wholeDrafts } from '../whole-document';
import { type Content, contentOf, printOf } from './content';
import { restorable } from './restorable';
import { refuseStale } from './stale-save';
import { type LanguageKey, type VersionKind, type VersionRecords, createVersionRecords } from './version-records';

interface Draft {
  locale: LocaleCode;
  content: Content;
  print: string;
  /** Milliseconds since 1970. */
  changedAt: number;
  editor: Pick<Actor, 'id' | 'name'> | null;
}

/** What a document action makes of the words. */
const kinds: Readonly<Record<string, VersionKind>> = {
  create: 'saved', clone: 'saved', update: 'saved', discardDraft: 'discarded', publish: 'published', unpublish: 'unpublished',
};

const documentIdsIn = (result: unknown): string | null =>
  typeof result === 'object' && result !== null && 'documentId' in result ? String(result.documentId) : null;

/** @returns the languages that a publish or unpublish was about */
const localesIn = (result: unknown): ReadonlySet<unknown> => {
  const entries = typeof result === 'object' && result !== null && 'entries' in result ? (result.entries as { locale?: string }[]) : [];
  return new Set(entries.map(({ locale }) => locale));
};

const titleIn = ({ title, siteName }: Content): string => [title, siteName].find((name) => typeof name === 'string') ?? '';

export interface Versions {
  records: VersionRecords;
  /** @returns a language's draft as a version would keep it, or `null` where there is none */
  draftOf(key: LanguageKey): Promise<Content | null>;
  /**
   * Makes the words of a version the draft again.
   * @returns the names of files and documents that it showed and that are not there any more, or `null` when there is no such version
   */
  restore(key: LanguageKey, id: number, actor: Actor): Promise<string[] | null>;
  /** Does something that makes earlier words the draft again. */
  restoring<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Keeps a version of a language whenever its words change or become public or cease to be, in the transaction that does
 * it. Belongs into the register phase, before what else looks at changes of documents.
 */
export function keepVersions(strapi: Core.Strapi): Versions {
  const records = createVersionRecords(strapi);
  const restoring = new AsyncLocalStorage<true>();

  async function draftsOf(key: DocumentKey): Promise<Draft[]> {
    return (await wholeDrafts(strapi, key)).flatMap((row) => {
      const locale = localeCodes.find((code) => code === row.locale);
      if (!locale) return [];
      const content = contentOf(strapi, key.uid, row);
      const editor = row.updatedBy ? { id: row.updatedBy.id, name: nameOf(row.updatedBy) } : null;
      return [{ locale, content, print: printOf(content), changedAt: new Date(row.updatedAt).getTime(), editor }];
    });
  }

  const add = (key: DocumentKey, draft: Draft, kind: VersionKind, at: number, by: Pick<Actor, 'id' | 'name'> | null) =>
    records.add({ ...key, locale: draft.locale }, { at, by: by?.name ?? null, byId: by?.id ?? null, kind, print: draft.print, content: draft.content });

  /** What was there before the first version was kept is one, too. */
  async function keepFirst(key: DocumentKey) {
    const lasts = await Promise.all(localeCodes.map((locale) => records.last({ ...key, locale })));
    if (lasts.every((last) => last !== null)) return;
    for (const draft of await draftsOf(key))
      if (lasts[localeCodes.indexOf(draft.locale)] === null) await add(key, draft, 'saved', draft.changedAt, draft.editor);
  }

  /** Replicas' clocks differ: the database's decides, and no version is of a moment before the one it follows. */
  const momentAfter = async (trx: Knex.Transaction, last: { at: number } | null) => Math.max(await databaseNow(strapi, trx), (last?.at ?? 0) + 1);

  async function keep(trx: Knex.Transaction, key: DocumentKey, kind: VersionKind, about: ReadonlySet<unknown>) {
    const actor = actorOf(strapi);
    const isOfWords = kind !== 'published' && kind !== 'unpublished';
    for (const draft of await draftsOf(key)) {
      const last = await records.last({ ...key, locale: draft.locale });
      const at = await momentAfter(trx, last);
      // What the languages share changes in all of them, whichever was saved.
      if (last?.print !== draft.print || last.kind === 'deleted') await add(key, draft, isOfWords ? kind : 'saved', at, actor);
      if (!isOfWords && about.has(draft.locale)) await add(key, draft, kind, at + 1, actor);
    }
  }

  /** The words as they were when they were deleted are a version, too: there is nothing else left of them. */
  async function keepDeleted(trx: Knex.Transaction, key: DocumentKey, before: readonly Draft[]) {
    const left = new Set((await draftsOf(key)).map(({ locale }) => locale));
    for (const draft of before.filter(({ locale }) => !left.has(locale)))
      await add(key, draft, 'deleted', await momentAfter(trx, await records.last({ ...key, locale: draft.locale })), actorOf(strapi));
  }

  strapi.documents.use(async (context, next) => {
    if (!entryTypeOf(context.uid)) return next();
    const { uid } = context;
    const { documentId, locale } = context.params as { documentId?: string; locale?: LocaleCode };
    if (context.action === 'delete' && documentId !== undefined)
      return strapi.db.transaction(async ({ trx }) => {
        const before = await draftsOf({ uid, documentId });
        const result = await next();
        await keepDeleted(trx, { uid, documentId }, before);
        return result;
      });
    const kind = kinds[context.action];
    if (!kind) return next();
    return strapi.db.transaction(async ({ trx }) => {
      if (documentId !== undefined && context.action === 'update') {
        // Of two saves from the same beginning the second sees the first.
        await takeTurn(strapi, trx, { uid, documentId });
        await keepFirst({ uid, documentId });
        if (locale !== undefined) await refuseStale(strapi, records, { uid, documentId, locale });
      }
      const result = await next();
      const made = context.action === 'clone' ? documentIdsIn(result) : (documentId ?? documentIdsIn(result));
      if (made !== null) await keep(trx, { uid, documentId: made }, restoring.getStore() ? 'restored' : kind, localesIn(result));
      return result;
    });
  });

  const draftOf = async ({ locale, ...key }: LanguageKey) => (await draftsOf(key)).find((draft) => draft.locale === locale)?.content ?? null;

  return {
    records,
    draftOf,
    restoring: (work) => restoring.run(true, work),
    async restore(key, id, actor) {
      const { uid, documentId, locale } = key;
      const content = await records.content(key, id);
      if (!content) return null;
      return strapi.db.transaction(async () => {
        const { data, missing } = await restorable(strapi, uid, locale, content);
        await restoring.run(true, () => strapi.documents(uid as UID.ContentType).update({ documentId, locale, data: { ...data, updatedBy: actor.id } } as never));
        await recordAudit(strapi, { action: 'restore', subject: { type: uid, id: documentId, name: titleIn(content), language: locale }, after: content });
        return missing;
      });
    },
  };
}
