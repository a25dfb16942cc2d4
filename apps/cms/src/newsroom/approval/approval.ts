import { AsyncLocalStorage } from 'node:async_hooks';
import type { LocaleCode } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Actor } from '../actor';
import { type Sentence, sayToEditor } from '../language';
import { requireComplete } from './completeness';
import type { DocumentKey } from './editorial-records';
import { guardDocuments } from './guard';
import { languagesToPublish } from './rules';
import { type ShownWords, requireShown } from './shown-words';
import { type ApprovalParts, createStandings } from './standing';

const sentences = {
  notSubmitted: { en: 'Only a text that waits for approval can be returned. Take away its hour first if one is set.', zh: '只有等候批核的內容才可退回。如已設定時間，請先取消時間。' },
  scheduled: { en: 'It is approved for the hour that is set, and need not be submitted. Ask an approver to take the hour away if it is to be looked at again.', zh: '內容已獲批核，將按所定時間發布，無須提交。如須再次審閱，請批核者先取消時間。' },
} satisfies Record<string, Sentence>;

/** What somebody brings to an approval. */
export interface Decision {
  /** Of an administrator who passes over the rule of two. */
  reason: string | null;
  /** `null` when the request does not say. */
  shown: ShownWords | null;
}

export type Approval = ReturnType<typeof createApproval>;

/** Who may make a text public, and when. */
export function createApproval(strapi: Core.Strapi, { twoPersonRule, schedule }: ApprovalParts) {
  const standings = createStandings(strapi, { twoPersonRule, schedule });
  const { records, inTurn } = standings;
  const reasons = new AsyncLocalStorage<string>();
  const say = (sentence: Sentence): never => {
    throw new errors.ApplicationError(sayToEditor(strapi, sentence));
  };

  /** The text is meant to be read in one language only, or (`null`) in all: what was handed on or approved before was another text. */
  const offerOnlyIn = (key: DocumentKey, locale: LocaleCode | null, actor: Actor): Promise<void> =>
    inTurn(key, async () => {
      const { onlyIn } = await records.read(key);
      if (onlyIn === locale) return;
      await records.change(key, { onlyIn: locale });
      await records.note(key, 'only-in', actor, locale);
      await standings.takeBack(key, actor);
    });

  return {
    records,
    inTurn,
    offerOnlyIn,
    wordsOf: standings.of,
    obstaclesFor: standings.obstaclesFor,
    guard: () => guardDocuments(strapi, { standings, schedule, reasons, offerOnlyIn }),

    /** The author is done: somebody else looks. */
    submit: (key: DocumentKey, actor: Actor, remark: string | null): Promise<void> =>
      inTurn(key, async () => {
        const { record, versions, isHandedOn } = await standings.of(key);
        // Words may still be missing in a language that somebody else is to write; they may not when it is published.
        if (versions.every(({ state }) => state === 'missing')) standings.refuse(['nothing']);
        if (record.state === 'submitted') return;
        if (isHandedOn) say(sentences.scheduled);
        await records.change(key, { state: 'submitted', submittedBy: actor.name, submittedById: actor.id });
        await records.note(key, 'submitted', actor, remark);
      }),

    /** The approver wants it otherwise, and says what. */
    sendBack: (key: DocumentKey, actor: Actor, remark: string): Promise<void> =>
      inTurn(key, async () => {
        if ((await records.read(key)).state !== 'submitted') say(sentences.notSubmitted);
        if (await schedule.cancel(key, ['publish'])) await records.note(key, 'unscheduled', actor);
        await records.change(key, { state: 'returned' });
        await records.note(key, 'returned', actor, remark);
      }),

    /**
     * Approves a text for a later hour. Belongs into a turn at the document.
     * @throws {ApplicationError} as publishing it now would
     * @throws {ValidationError} when something required is not filled in
     */
    async clear(key: DocumentKey, actor: Actor, { reason, shown }: Decision): Promise<void> {
      const standing = await standings.of(key);
      if (shown) await requireShown(strapi, records, key, standing, shown);
      const isPassedOver = standings.clearTheWay(standing, actor, reason);
      await requireComplete(strapi, key, languagesToPublish(standing.versions, standing.record));
      // Should the hour be taken away, what nobody has handed on waits for nobody.
      await records.change(key, { state: null, ...(standing.isHandedOn ? {} : { submittedBy: null, submittedById: null }) });
      if (isPassedOver) await records.note(key, 'override', actor, reason);
    },

    /** A text whose hour is gone, and whose words are still those that somebody submitted, waits for approval again. */
    async reopen(key: DocumentKey): Promise<void> {
      const { submittedBy } = await records.read(key);
      if (submittedBy !== null) await records.change(key, { state: 'submitted' });
    },

    /** @throws {ApplicationError} when something is in the way, or the words are not those that were shown */
    publish: (key: DocumentKey, locale: LocaleCode, { reason, shown }: Decision): Promise<void> =>
      inTurn(key, async () => {
        if (shown) await requireShown(strapi, records, key, await standings.of(key), shown);
        const run = () => strapi.documents(key.uid as UID.ContentType).publish({ documentId: key.documentId, locale } as never);
        await (reason === null ? run() : reasons.run(reason, run));
      }),

    /** The words of a language were looked through and still hold. */
    confirm: (key: DocumentKey, locale: LocaleCode, actor: Actor): Promise<void> =>
      inTurn(key, async () => {
        if ((await records.read(key)).older !== locale) return;
        await records.change(key, { older: null });
        await records.note(key, 'confirmed', actor, locale);
      }),

    /** Somebody has put another file into the place of one that these drafts show, which readers would get with the text. */
    countReplacement: (key: DocumentKey, ids: readonly number[], actor: Actor, name: string): Promise<void> =>
      inTurn(key, async () => {
        const rows: { id: number; locale: string }[] = await strapi.db.query(key.uid).findMany({ where: { documentId: key.documentId, id: { $in: [...ids] } }, select: ['id', 'locale'] });
        const { versions } = await standings.of(key);
        const open = rows.filter(({ locale }) => versions.some((version) => version.isOpen && version.locale === locale));
        if (open.length === 0) return;
        for (const { id } of open) await strapi.db.query(key.uid).update({ where: { id }, data: { updatedBy: actor.id } });
        await standings.takeBack(key, actor);
        await records.note(key, 'file-replaced', actor, name);
      }),
  };
}
