import { redirectType } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../actor';
import type { EditorialRecords } from '../approval/editorial-records';
import { languageVersions, versionRows } from '../both-languages/language-states';
import { publicUids, uidOf } from '../public-types';
import type { Schedule, Scheduled } from '../schedule/schedule';
import { failingDeliveries } from './delivery-states';
import type { Need } from './open-document';
import { type ToldFailure, isLate, toldFailure } from './told-schedule';

export interface ListedDocument {
  uid: string;
  kind: 'collectionType' | 'singleType';
  documentId: string;
  title: string;
  /** Milliseconds since 1970: when it was submitted, changed, or is to be done. */
  at: number;
  /** Who submitted it, or what is to be done or was not. */
  note: string | null;
  /** Why it was not done at its hour. */
  error: ToldFailure | null;
}

export interface ListedDelivery {
  happenedAt: number;
  /** What went wrong, for whoever runs the servers. */
  error: string | null;
  /** What was changed; `null` for redirects, and for what the person may not read. */
  document: ListedDocument | null;
}

/** How many documents of a type a list does not show. */
export interface Rest {
  uid: string;
  kind: ListedDocument['kind'];
  /** The type's, as its schema displays it. */
  name: string;
  count: number;
}

export interface Overview {
  waiting: ListedDocument[];
  returned: ListedDocument[];
  drafts: ListedDocument[];
  scheduled: ListedDocument[];
  untranslated: ListedDocument[];
  failingDeliveries: ListedDelivery[];
  more: Record<ListName, Rest[]> & { failingDeliveries: number };
}

type ListName = 'waiting' | 'returned' | 'drafts' | 'scheduled' | 'untranslated';

const most = 10;
/** Drafts of a type that are looked through, the last ones changed. */
const looked = 500;

interface Found {
  uid: string;
  documentId: string;
  at: number | string;
  note: string | null;
  error?: ToldFailure | null;
}

interface DraftRow {
  documentId: string;
  title?: string | null;
  siteName?: string | null;
}

interface Model {
  kind: ListedDocument['kind'];
  attributes: object;
  info: { displayName: string };
}

/** What of the newsroom concerns a person now. @param may whether the person may do something with a type's entries */
export function createOverview(strapi: Core.Strapi, records: EditorialRecords, schedule: Schedule) {
  const modelOf = (uid: string) => strapi.getModel(uid as never) as unknown as Model;
  const nameFields = (uid: string) => ['title', 'siteName'].filter((name) => name in modelOf(uid).attributes);

  /** @returns what there is of some documents, by identifier: their titles. Those that were deleted are not there. */
  async function titlesOf(uid: string, documentIds: readonly string[]): Promise<Map<string, string>> {
    const rows: DraftRow[] = await strapi.db.query(uid).findMany({ where: { documentId: { $in: [...documentIds] }, publishedAt: null }, select: ['documentId', ...nameFields(uid)], orderBy: { locale: 'desc' } });
    return new Map(rows.map(({ documentId, title, siteName }) => [documentId, title ?? siteName ?? modelOf(uid).info.displayName]));
  }

  /** @returns the first of what was found and is still there, and of which types how much more there is */
  async function listed(found: readonly Found[]): Promise<{ shown: ListedDocument[]; rest: Rest[] }> {
    const uids = [...new Set(found.map(({ uid }) => uid))];
    const titles = new Map(await Promise.all(uids.map(async (uid) => [uid, await titlesOf(uid, found.filter((one) => one.uid === uid).map(({ documentId }) => documentId))] as const)));
    const present = found.flatMap(({ uid, documentId, at, note, error = null }): ListedDocument[] => {
      const title = titles.get(uid)?.get(documentId);
      return title === undefined ? [] : [{ uid, kind: modelOf(uid).kind, documentId, title, at: Number(at), note, error }];
    });
    const cut = present.slice(most);
    const rest = uids.map((uid) => ({ uid, kind: modelOf(uid).kind, name: modelOf(uid).info.displayName, count: cut.filter((one) => one.uid === uid).length }));
    return { shown: present.slice(0, most), rest: rest.filter(({ count }) => count > 0) };
  }

  async function versionsOf(uid: string, where: object) {
    const rows: DraftRow[] = await strapi.db.query(uid).findMany({ where: { publishedAt: null, ...where }, select: ['documentId'], orderBy: { updatedAt: 'desc' }, limit: looked });
    const ids = [...new Set(rows.map(({ documentId }) => documentId))];
    const [versions, known] = await Promise.all([versionRows(strapi, uid, ids), records.readMany(uid, ids)]);
    return ids.map((documentId) => {
      const record = known.get(documentId) ?? null;
      return { documentId, record, versions: languageVersions(versions.get(documentId) ?? [], record ?? { older: null }) };
    });
  }

  /** Drafts that a person wrote last and that nobody was asked to look at. */
  async function draftsOf(actor: Actor, uids: readonly string[]): Promise<Found[]> {
    const found = await Promise.all(uids.map(async (uid) => (await versionsOf(uid, { updatedBy: { id: actor.id } })).flatMap(({ documentId, record, versions }) => {
      const open = versions.filter(({ isOpen, editor }) => isOpen && editor?.id === actor.id);
      const isAlone = (record?.state ?? null) === null;
      return open.length > 0 && isAlone ? [{ uid, documentId, at: Math.max(...open.map(({ changedAt }) => changedAt ?? 0)), note: null }] : [];
    })));
    return found.flat().sort((a, b) => b.at - a.at);
  }

  async function untranslated(uids: readonly string[]): Promise<Found[]> {
    const found = await Promise.all(uids.map(async (uid) => (await versionsOf(uid, {})).flatMap(({ documentId, record, versions }) => {
      if (record?.onlyIn) return [];
      const lacking = versions.find(({ state }) => state === 'missing' || state === 'older');
      return lacking ? [{ uid, documentId, at: Math.max(...versions.map(({ changedAt }) => changedAt ?? 0)), note: lacking.locale }] : [];
    })));
    return found.flat().sort((a, b) => b.at - a.at);
  }

  /** One for each document: the oldest, which holds up the others. */
  async function undelivered(isReadable: (uid: string) => boolean): Promise<{ shown: ListedDelivery[]; rest: number }> {
    const found = (await failingDeliveries(strapi)).flatMap(({ changes, ...delivery }) => changes.map((change) => ({ ...delivery, change })));
    const first = new Map(found.map((delivery) => [delivery.change.documentId, delivery] as const).reverse());
    const shown = await Promise.all([...first.values()].reverse().slice(0, most).map(async ({ change: { type, documentId }, happenedAt, error }) => {
      const uid = type === redirectType ? null : uidOf(type);
      const [document = null] = uid !== null && isReadable(uid) ? (await listed([{ uid, documentId, at: happenedAt, note: null }])).shown : [];
      return { happenedAt, error, document };
    }));
    return { shown, rest: Math.max(first.size - most, 0) };
  }

  const planned = ({ uid, documentId, at, action, state, error, ...hour }: Scheduled): Found => ({
    uid, documentId, at, error: error && toldFailure(strapi, error), note: state === 'failed' ? 'failed' : isLate({ ...hour, at, state }) ? `late-${action}` : action,
  });

  return async (actor: Actor, may: (uid: string, need: Need) => boolean): Promise<Overview> => {
    const uids = publicUids.filter((uid) => may(uid, 'read'));
    const isReadable = (uid: string) => (uids as readonly string[]).includes(uid);
    const readable = <T extends { uid: string }>(found: readonly T[]) => found.filter(({ uid }) => isReadable(uid));
    const [submitted, returned, hours] = await Promise.all([records.inState('submitted'), records.inState('returned'), schedule.open()]);
    const toApprove = submitted.filter(({ uid, submittedById }) => submittedById !== actor.id && isReadable(uid) && may(uid, 'publish'));
    const found: Record<ListName, Found[]> = {
      waiting: toApprove.map(({ uid, documentId, submittedBy, changedAt }) => ({ uid, documentId, at: changedAt, note: submittedBy })),
      returned: readable(returned).filter(({ submittedById }) => submittedById === actor.id).map(({ uid, documentId, changedAt }) => ({ uid, documentId, at: changedAt, note: null })),
      drafts: await draftsOf(actor, uids),
      scheduled: readable(hours).map(planned),
      untranslated: await untranslated(uids),
    };
    const [waiting, sentBack, drafts, scheduled, lacking, deliveries] = await Promise.all([
      listed(found.waiting), listed(found.returned), listed(found.drafts), listed(found.scheduled), listed(found.untranslated), undelivered(isReadable),
    ]);
    return {
      waiting: waiting.shown, returned: sentBack.shown, drafts: drafts.shown, scheduled: scheduled.shown, untranslated: lacking.shown, failingDeliveries: deliveries.shown,
      more: { waiting: waiting.rest, returned: sentBack.rest, drafts: drafts.rest, scheduled: scheduled.rest, untranslated: lacking.rest, failingDeliveries: deliveries.rest },
    };
  };
}
