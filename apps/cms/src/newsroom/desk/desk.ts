import { isDeepStrictEqual } from 'node:util';
import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Actor, actorOf } from '../actor';
import type { Approval } from '../approval/approval';
import { incompleteIn } from '../approval/completeness';
import { documentPrints } from '../approval/content-print';
import type { DocumentKey } from '../approval/editorial-records';
import { recordAudit } from '../audit/audit';
import { nameOf, versionsOf } from '../audit/snapshot';
import { languagesToPublish } from '../approval/rules';
import { languageVersions, versionRows } from '../both-languages/language-states';
import type { Outbox } from '../delivery/outbox';
import { type Sentence, sayToEditor } from '../language';
import { entryTypeOf, uidOf } from '../public-types';
import type { Schedule } from '../schedule/schedule';
import { farewellIn } from '../withdrawal/farewell';
import type { Withdrawal } from '../withdrawal/withdrawal';
import { deliveryOf } from './delivery-states';
import { createDocumentAddresses } from './document-addresses';
import { type Context, type Need, checkerFor, openDocument, staffRoute } from './open-document';
import { createOverview } from './overview';
import { createRequestReader } from './request';
import { toldHistory, toldSchedule } from './told-schedule';

interface Parts {
  approval: Approval;
  schedule: Schedule;
  withdrawal: Pick<Withdrawal, 'prepare'>;
  outbox: Pick<Outbox, 'add'>;
  targets: readonly string[];
  siteUrl: string;
  onSent: () => void;
}

const sentences = {
  remark: { en: 'Please write what has to be changed.', zh: '請寫明須修改的地方。' },
  past: { en: 'This time has passed. Choose a later one, or publish now.', zh: '這個時間已過，請另選較後的時間，或立即發布。' },
  order: { en: 'It would be taken off the site before it is there. Choose a later time for taking it off.', zh: '下架時間早於發布時間，請另選較後的下架時間。' },
  published: { en: 'The other language is public. Unpublish it first.', zh: '另一種語言的版本已經公開，請先取消發布。' },
} satisfies Record<string, Sentence>;

/** Entries of a document's history, when all of it is asked for. */
const wholeHistory = 1000;

/** What the panels beside a form and the widgets of the home page ask for and tell. */
export function registerDesk(strapi: Core.Strapi, { approval, schedule, withdrawal, outbox, targets, siteUrl, onSent }: Parts) {
  const refuse = (sentence: Sentence): never => {
    throw new errors.ApplicationError(sayToEditor(strapi, sentence));
  };

  const { textIn, localeIn, momentIn, decisionIn } = createRequestReader(strapi);
  const addresses = createDocumentAddresses(strapi, siteUrl);

  /** In one transaction: all of it looks at the same document, which is read once then. */
  const readTogether = (key: DocumentKey) =>
    strapi.db.transaction(async () => {
      const words = await approval.wordsOf(key);
      const incomplete = await incompleteIn(strapi, key, languagesToPublish(words.versions, words.record));
      return { words, incomplete, prints: await documentPrints(strapi, key), addresses: await addresses.of(key) };
    });

  async function describe(ctx: Context, key: DocumentKey, actor: Actor) {
    const { words, incomplete, ...read } = await readTogether(key);
    const checker = checkerFor(strapi, ctx, key.uid);
    const { state, onlyIn, submittedBy, live } = words.record;
    return {
      state, onlyIn, submittedBy,
      prints: read.prints,
      languages: words.versions.map(({ locale, state: language, changedAt, editor, publishedAt }) => ({ locale, state: language, changedAt, editor: editor?.name ?? null, publishedAt, liveSince: publishedAt && (live[locale] ?? publishedAt) })),
      addresses: read.addresses,
      delivery: await deliveryOf(strapi, key.documentId),
      schedule: toldSchedule(strapi, await schedule.of(key)),
      history: toldHistory(strapi, await approval.records.history(key)),
      obstacles: approval.obstaclesFor(words, actor),
      incomplete,
      may: { submit: !checker.cannot.update(), approve: !checker.cannot.publish(), override: actor.isAdministrator },
    };
  }

  /** Does something with a document and answers how it stands then. */
  const action = (need: Need, work: (key: DocumentKey, actor: Actor, body: unknown) => Promise<void>): Core.MiddlewareHandler => async (ctx) => {
    const opened = await openDocument(strapi, ctx, need);
    if (!opened) return;
    await work(opened.key, opened.actor, ctx.request.body);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await describe(ctx, opened.key, opened.actor);
  };

  /** @returns the languages that are public, or are to be */
  const languagesAt = async (key: DocumentKey): Promise<LocaleCode[]> => {
    const { versions, record } = await approval.wordsOf(key);
    return versions.filter(({ locale, publishedAt }) => publishedAt !== null || record.onlyIn === null || record.onlyIn === locale).map(({ locale }) => locale);
  };

  const setHours = async (key: DocumentKey, actor: Actor, body: unknown) => {
    const [publishAt, unpublishAt] = [momentIn(body, 'publishAt'), momentIn(body, 'unpublishAt')];
    const now = Date.now();
    if ((publishAt ?? Infinity) <= now || (unpublishAt ?? Infinity) <= now) refuse(sentences.past);
    if (publishAt !== null && unpublishAt !== null && unpublishAt <= publishAt) refuse(sentences.order);
    await approval.inTurn(key, async () => {
      const before = await schedule.of(key);
      const waiting = { publish: before.publish?.state === 'waiting' ? before.publish.at : null, unpublish: before.unpublish?.state === 'waiting' ? before.unpublish : null };
      // Who changes one hour has not set the other.
      if (publishAt !== waiting.publish) {
        if (publishAt === null) await approval.reopen(key);
        else await approval.clear(key, actor, decisionIn(body));
        await schedule.set(key, 'publish', publishAt, actor);
      }
      const said = farewellIn(body);
      const farewell = said ?? waiting.unpublish?.farewell ?? null;
      if (unpublishAt !== null) await withdrawal.prepare(key, await languagesAt(key), farewell);
      const isLeftAlone = unpublishAt === (waiting.unpublish?.at ?? null) && (said === null || isDeepStrictEqual(said, waiting.unpublish?.farewell));
      if (!isLeftAlone) await schedule.set(key, 'unpublish', unpublishAt, actor, farewell);
      const told = [publishAt, unpublishAt].map((moment) => (moment === null ? '' : new Date(moment).toISOString())).join(' ');
      await approval.records.note(key, publishAt === null && unpublishAt === null ? 'unscheduled' : 'scheduled', actor, told.trim() || null);
    });
  };

  const offerOnlyIn = async (key: DocumentKey, actor: Actor, locale: LocaleCode | null) => {
    const { versions } = await approval.wordsOf(key);
    if (locale !== null && versions.some((version) => version.locale !== locale && version.publishedAt !== null)) refuse(sentences.published);
    await approval.offerOnlyIn(key, locale, actor);
  };

  const languages: Core.MiddlewareHandler = async (ctx) => {
    const type = entryTypeOf(ctx.params.uid ?? '');
    if (!type) return ctx.notFound();
    const uid = uidOf(type);
    if (checkerFor(strapi, ctx, uid).cannot.read()) return ctx.forbidden();
    const asked = typeof ctx.query.ids === 'string' ? ctx.query.ids.split(',').slice(0, 100) : [];
    const [rows, records] = await Promise.all([versionRows(strapi, uid, asked), approval.records.readMany(uid, asked)]);
    ctx.body = Object.fromEntries(asked.map((documentId) => {
      const record = records.get(documentId) ?? { older: null, onlyIn: null };
      return [documentId, { onlyIn: record.onlyIn, languages: languageVersions(rows.get(documentId) ?? [], record).map(({ locale, state }) => ({ locale, state })) }];
    }));
  };

  const history: Core.MiddlewareHandler = async (ctx) => {
    const opened = await openDocument(strapi, ctx, 'read');
    if (!opened) return;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { history: toldHistory(strapi, await approval.records.history(opened.key, wholeHistory)) };
  };

  const overviewFor = createOverview(strapi, approval.records, schedule);
  const overview: Core.MiddlewareHandler = async (ctx) => {
    const actor = actorOf(strapi);
    if (!actor) return ctx.unauthorized();
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await overviewFor(actor, (uid, need) => !checkerFor(strapi, ctx, uid).cannot[need]());
  };

  const document = '/documents/:uid/:documentId';

  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [
      staffRoute('GET', document, action('read', () => Promise.resolve())),
      staffRoute('GET', `${document}/history`, history),
      staffRoute('GET', '/languages/:uid', languages),
      staffRoute('GET', '/overview', overview),
      staffRoute('POST', `${document}/submit`, action('update', (key, actor, body) => approval.submit(key, actor, textIn(body, 'remark')))),
      staffRoute('POST', `${document}/return`, action('publish', (key, actor, body) => approval.sendBack(key, actor, textIn(body, 'remark') ?? refuse(sentences.remark)))),
      staffRoute('POST', `${document}/publish`, action('publish', (key, _actor, body) => approval.publish(key, localeIn(body) ?? localeCodes[0], decisionIn(body)))),
      staffRoute('POST', `${document}/confirm`, action('update', async (key, actor, body) => {
        const locale = localeIn(body);
        if (locale) await approval.confirm(key, locale, actor);
      })),
      staffRoute('POST', `${document}/only-in`, action('update', (key, actor, body) => offerOnlyIn(key, actor, localeIn(body)))),
      staffRoute('POST', `${document}/schedule`, action('publish', setHours)),
      staffRoute('POST', `${document}/send-again`, action('publish', async (key) => {
        const changes = await addresses.changesFor(key);
        await strapi.db.transaction(async ({ trx, onCommit }) => {
          await outbox.add(trx, targets, changes);
          await recordAudit(strapi, { action: 'send-again', subject: { type: key.uid, id: key.documentId, name: nameOf(strapi, key.uid as UID.ContentType, await versionsOf(strapi, key.uid as UID.ContentType, key.documentId)) } });
          onCommit(onSent);
        });
      })),
    ],
  });
}
