import { AsyncLocalStorage } from 'node:async_hooks';
import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';
import { type Actor, actorOf } from '../actor';
import { type LanguageVersion, languageVersions, versionRows } from '../both-languages/language-states';
import { sayToEditor } from '../language';
import { entryTypeOf } from '../public-types';
import { requireComplete } from './completeness';
import { contentPrint } from './content-print';
import { type DocumentKey, type EditorialRecord, type EditorialRecords, createEditorialRecords } from './editorial-records';
import type { Schedule } from '../schedule/schedule';
import { farewellInWords } from '../withdrawal/farewell';
import { type Obstacle, languagesToPublish, obstacles, obstaclesTo } from './rules';

interface Words {
  record: EditorialRecord;
  versions: LanguageVersion[];
}

const editing: ReadonlySet<string> = new Set(['create', 'update', 'clone', 'discardDraft']);

const isLocale = (value: unknown): value is LocaleCode => localeCodes.some((code) => code === value);

interface Published {
  documentId: string;
  entries: { locale?: string }[];
}

/** @returns the entry that was asked for first, since whoever asked looks at the first */
const inOrderFor = (result: Published, asked: unknown): Published => ({
  ...result, entries: [...result.entries].sort((a, b) => Number(b.locale === asked) - Number(a.locale === asked)),
});

export type Approval = ReturnType<typeof createApproval>;

/** Who may make a text public, and when. */
export function createApproval(strapi: Core.Strapi, { twoPersonRule, schedule }: { twoPersonRule: boolean; schedule: Pick<Schedule, 'cancel'> }) {
  const records: EditorialRecords = createEditorialRecords(strapi);
  /** Why an administrator passes over the rule of two. */
  const overriding = new AsyncLocalStorage<string>();

  async function wordsOf(key: DocumentKey): Promise<Words> {
    const record = await records.read(key);
    const rows = await versionRows(strapi, key.uid, [key.documentId]);
    return { record, versions: languageVersions(rows.get(key.documentId) ?? [], record) };
  }

  function refuse(found: readonly Obstacle[]): never {
    throw new errors.ApplicationError(found.map((obstacle) => sayToEditor(strapi, obstacles[obstacle])).join(' '), { obstacles: found });
  }

  /** @throws {ApplicationError} naming every obstacle that this person may not pass over */
  function clearTheWay(words: Words, actor: Actor | null): void {
    const mayOverride = actor?.isAdministrator === true && overriding.getStore() !== undefined;
    const found = obstaclesTo(words.versions, words.record, actor, twoPersonRule).filter((obstacle) => !(obstacle === 'own-words' && mayOverride));
    if (found.length > 0) refuse(found);
  }

  /** A text that was changed after it was submitted, or after its hour was set, is a draft again. */
  async function takeBack(key: DocumentKey, actor: Actor) {
    if (await schedule.cancel(key, ['publish'])) await records.note(key, 'unscheduled', actor);
    const { state } = await records.read(key);
    if (state !== 'submitted') return;
    await records.change(key, { state: null, submittedBy: null, submittedById: null });
    await records.note(key, 'taken-back', actor);
  }

  const draftRows = (trx: Knex.Transaction, { uid, documentId }: DocumentKey): Knex.QueryBuilder =>
    strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).transacting(trx).where({ document_id: documentId }).whereNull('published_at');

  /**
   * Keeps it true who wrote a language's last words, and when: the screen saves before it publishes, which may change
   * nothing, and what languages share is copied to the others, which is nobody's translation.
   */
  async function updateOf(trx: Knex.Transaction, key: DocumentKey, locale: LocaleCode, update: () => Promise<unknown>): Promise<{ result: unknown; isChanged: boolean }> {
    const before: { locale: string; updated_by_id: number | null; updated_at: unknown }[] = await draftRows(trx, key).select('locale', 'updated_by_id', 'updated_at');
    const print = () => contentPrint(strapi, key.uid, key.documentId, locale);
    const printed = await print();
    const result = await update();
    const isChanged = printed === null || printed !== (await print());
    for (const { locale: each, ...words } of before) if (each !== locale || !isChanged) await draftRows(trx, key).where({ locale: each }).update(words);
    return { result, isChanged };
  }

  const documentIdIn = (value: unknown) => (typeof value === 'object' && value !== null && 'documentId' in value ? String(value.documentId) : null);

  function guard() {
    strapi.documents.use(async (context, next) => {
      const actor = actorOf(strapi);
      if (!entryTypeOf(context.uid) || !actor) return next();
      const { uid } = context;
      const params = context.params as { documentId?: string; locale?: unknown };
      const key = { uid, documentId: params.documentId ?? '' };

      if (context.action === 'publish') {
        return strapi.db.transaction(async () => {
          const asked = params.locale;
          const words = await wordsOf(key);
          clearTheWay(words, actor);
          const locales = languagesToPublish(words.versions, words.record);
          await requireComplete(strapi, key, locales);
          params.locale = locales;
          const result = inOrderFor((await next()) as unknown as Published, asked);
          const reason = overriding.getStore() ?? null;
          await schedule.cancel(key, ['publish']);
          await records.change(key, { state: null, submittedBy: null, submittedById: null });
          await records.note(key, reason === null ? 'published' : 'override', actor, reason);
          return result as never;
        });
      }
      if (context.action === 'update' && params.documentId && isLocale(params.locale)) {
        const { locale } = params;
        return strapi.db.transaction(async ({ trx }) => {
          const { result, isChanged } = await updateOf(trx, key, locale, next);
          if (isChanged) await takeBack(key, actor);
          return result as never;
        });
      }
      if (context.action === 'unpublish' || context.action === 'delete') {
        return strapi.db.transaction(async () => {
          const result = await next();
          await schedule.cancel(key, ['publish', 'unpublish']);
          await records.note(key, context.action === 'delete' ? 'deleted' : 'unpublished', actor, farewellInWords());
          // Nobody waits any more for what is gone; what happened to it stays known.
          if ((await versionRows(strapi, uid, [key.documentId])).size === 0) await records.forget(key);
          return result;
        });
      }
      const result = await next();
      const documentId = documentIdIn(result);
      if (editing.has(context.action) && documentId) await takeBack({ uid, documentId }, actor);
      return result;
    });
  }

  return {
    records,
    guard,
    wordsOf,
    obstaclesFor: ({ versions, record }: Words, actor: Actor): Obstacle[] => obstaclesTo(versions, record, actor, twoPersonRule),

    /** The author is done: somebody else looks. */
    async submit(key: DocumentKey, actor: Actor, remark: string | null): Promise<void> {
      await strapi.db.transaction(async () => {
        const { record, versions } = await wordsOf(key);
        // Words may still be missing in a language that somebody else is to write; they may not when it is published.
        if (versions.every(({ state }) => state === 'missing')) refuse(['nothing']);
        if (record.state === 'submitted') return;
        await records.change(key, { state: 'submitted', submittedBy: actor.name, submittedById: actor.id });
        await records.note(key, 'submitted', actor, remark);
      });
    },

    /** The approver wants it otherwise, and says what. */
    async sendBack(key: DocumentKey, actor: Actor, remark: string): Promise<void> {
      await strapi.db.transaction(async () => {
        await records.change(key, { state: 'returned' });
        await records.note(key, 'returned', actor, remark);
      });
    },

    /**
     * Approves a text for a later hour.
     * @throws {ApplicationError} as publishing it now would
     * @throws {ValidationError} when something required is not filled in
     */
    async clear(key: DocumentKey, actor: Actor, reason: string | null): Promise<void> {
      const words = await wordsOf(key);
      const clear = () => clearTheWay(words, actor);
      if (reason === null) clear();
      else overriding.run(reason, clear);
      await requireComplete(strapi, key, languagesToPublish(words.versions, words.record));
      await records.change(key, { state: null, submittedBy: null, submittedById: null });
      if (reason !== null) await records.note(key, 'override', actor, reason);
    },

    /** @param reason of an administrator who approves words of their own */
    async publish({ uid, documentId }: DocumentKey, locale: LocaleCode, reason: string | null): Promise<void> {
      const run = () => strapi.documents(uid as UID.ContentType).publish({ documentId, locale } as never);
      await (reason === null ? run() : overriding.run(reason, run));
    },

    /** The words of a language were looked through and still hold. */
    async confirm(key: DocumentKey, locale: LocaleCode, actor: Actor): Promise<void> {
      await strapi.db.transaction(async () => {
        const { record, versions } = await wordsOf(key);
        const newest = Math.max(...versions.map(({ changedAt }) => changedAt ?? 0));
        await records.change(key, { confirmed: { ...record.confirmed, [locale]: newest } });
        await records.note(key, 'confirmed', actor, locale);
      });
    },

    /** The text is meant to be read in one language only, or (`null`) in all. */
    async offerOnlyIn(key: DocumentKey, locale: LocaleCode | null, actor: Actor | null): Promise<void> {
      await strapi.db.transaction(async () => {
        const { onlyIn } = await records.read(key);
        if (onlyIn === locale) return;
        await records.change(key, { onlyIn: locale });
        await records.note(key, 'only-in', actor, locale);
        // Other languages were approved for the hour that is set.
        if (actor && (await schedule.cancel(key, ['publish']))) await records.note(key, 'unscheduled', actor);
      });
    },
  };
}
