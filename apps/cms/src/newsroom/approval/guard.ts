import type { AsyncLocalStorage } from 'node:async_hooks';
import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Actor, actorOf } from '../actor';
import { olderAfter } from '../both-languages/language-states';
import { type Sentence, sayToEditor } from '../language';
import { entryTypeOf } from '../public-types';
import { wholeDocument } from '../whole-document';
import { farewellInWords } from '../withdrawal/farewell';
import { requireComplete } from './completeness';
import type { DocumentKey } from './editorial-records';
import { changesOf, saveOf } from './last-words';
import { type Standing, languagesToPublish } from './rules';
import type { ApprovalParts, Standings } from './standing';

interface Parts {
  standings: Standings;
  schedule: ApprovalParts['schedule'];
  /** Why an administrator passes over the rule of two. */
  reasons: AsyncLocalStorage<string>;
  offerOnlyIn(key: DocumentKey, locale: LocaleCode, actor: Actor): Promise<void>;
}

const beginning: ReadonlySet<string> = new Set(['create', 'clone']);

const isLocale = (value: unknown): value is LocaleCode => localeCodes.some((code) => code === value);

const over: Sentence = {
  en: 'The time for taking this text off the site has passed. Choose a later one under “Time”, or take it away there, and then publish.',
  zh: '此內容的下架時間已過。請先在「時間」另選較後的下架時間，或取消下架時間，然後發布。',
};

interface Published {
  documentId: string;
  entries: { locale?: string }[];
}

/** @returns the entry that was asked for first, since whoever asked looks at the first */
const inOrderFor = (result: Published, asked: unknown): Published => ({
  ...result, entries: [...result.entries].sort((a, b) => Number(b.locale === asked) - Number(a.locale === asked)),
});

const documentIdIn = (value: unknown) => (typeof value === 'object' && value !== null && 'documentId' in value ? String(value.documentId) : null);

const publicIn = ({ versions }: Standing) => versions.filter(({ publishedAt }) => publishedAt !== null).map(({ locale }) => locale);

/** Holds the rules of approval over every way in which somebody changes, publishes or takes off a text. */
export function guardDocuments(strapi: Core.Strapi, { standings, schedule, reasons, offerOnlyIn }: Parts): void {
  const { records, inTurn } = standings;

  async function keepOlder(key: DocumentKey, { written, reworded }: { written: LocaleCode[]; reworded: LocaleCode[] }) {
    const { older } = await records.read(key);
    const after = reworded.reduce((marked, locale) => olderAfter(marked, locale, written), older);
    if (after !== older) await records.change(key, { older: after });
  }

  async function publish(key: DocumentKey, actor: Actor, params: { locale?: unknown }, next: () => Promise<unknown>) {
    const asked = params.locale;
    const standing = await standings.of(key);
    const reason = reasons.getStore() ?? null;
    const isPassedOver = standings.clearTheWay(standing, actor, reason);
    if (await schedule.isOver(key)) throw new errors.ApplicationError(sayToEditor(strapi, over));
    const locales = languagesToPublish(standing.versions, standing.record);
    await requireComplete(strapi, key, locales);
    params.locale = locales;
    const result = inOrderFor((await next()) as Published, asked);
    await schedule.cancel(key, ['publish']);
    await schedule.close(key);
    if (isPassedOver) await records.note(key, 'override', actor, reason);
    // While it is still known who submitted it, who is told.
    await records.note(key, 'published', actor);
    await records.change(key, { state: null, submittedBy: null, submittedById: null });
    return result;
  }

  async function takeOff(key: DocumentKey, actor: Actor, kind: 'deleted' | 'unpublished', next: () => Promise<unknown>) {
    const before = publicIn(await standings.of(key));
    const result = await next();
    const staysPublic = publicIn(await standings.of(key)).length > 0;
    const wasApproved = await schedule.cancel(key, ['publish']);
    if (wasApproved) await records.change(key, { submittedBy: null, submittedById: null });
    // The language that stays is taken off at the hour that was set for it.
    const wasToGo = !staysPublic && (await schedule.cancel(key, ['unpublish']));
    if (wasApproved || wasToGo) await records.note(key, 'unscheduled', actor);
    await schedule.close(key);
    await records.note(key, kind, actor, farewellInWords());
    // Nobody waits any more for what is gone; what happened to it stays known.
    if ((await wholeDocument(strapi, key)).length === 0) {
      await records.forget(key);
      return result;
    }
    const { versions, record } = await standings.of(key);
    if (versions.some(({ state }) => state === 'missing') && record.older !== null) await records.change(key, { older: null });
    const [left, ...more] = publicIn({ versions, record, isHandedOn: false });
    // A language that was taken off on its own comes back when somebody wants it, not with the next change of the other.
    if (left && more.length === 0 && before.length > 1) await offerOnlyIn(key, left, actor);
    return result;
  }

  strapi.documents.use(async (context, next) => {
    const actor = actorOf(strapi);
    if (!entryTypeOf(context.uid) || !actor) return next();
    const { uid } = context;
    const params = context.params as { documentId?: string; locale?: unknown };
    const key = { uid, documentId: params.documentId ?? '' };
    const { locale } = params;

    const { action } = context;
    if (action === 'publish') return inTurn(key, async () => (await publish(key, actor, params, next)) as never);
    if (action === 'unpublish' || action === 'delete')
      return inTurn(key, async () => (await takeOff(key, actor, action === 'delete' ? 'deleted' : 'unpublished', next)) as never);
    if (action === 'update' || action === 'discardDraft')
      return inTurn(key, async (trx) => {
        const changes = action === 'update' && isLocale(locale) ? await saveOf(strapi, trx, key, locale, next) : await changesOf(strapi, key, localeCodes, next);
        if (changes.touched.length > 0) await standings.takeBack(key, actor);
        await keepOlder(key, changes);
        return changes.result as never;
      });
    const result = await next();
    const documentId = documentIdIn(result);
    if (beginning.has(action) && documentId) await standings.takeBack({ uid, documentId }, actor);
    return result;
  });
}
