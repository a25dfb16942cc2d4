import { redirectType } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../actor';
import type { EditorialRecords } from '../approval/editorial-records';
import { languageVersions, versionRows } from '../both-languages/language-states';
import { publicUids, uidOf } from '../public-types';
import type { Schedule } from '../schedule/schedule';
import { failingDeliveries } from './delivery-states';

export interface ListedDocument {
  uid: string;
  kind: 'collectionType' | 'singleType';
  documentId: string;
  title: string;
  /** Milliseconds since 1970: when it was submitted, changed, or is to be done. */
  at: number;
  /** Who submitted it, or what is to be done or was not. */
  note: string | null;
}

export interface ListedDelivery {
  happenedAt: number;
  /** What went wrong, for whoever runs the servers. */
  error: string | null;
  /** What was changed; `null` for redirects, and for what the person may not read. */
  document: ListedDocument | null;
}

export interface Overview {
  waiting: ListedDocument[];
  returned: ListedDocument[];
  drafts: ListedDocument[];
  scheduled: ListedDocument[];
  untranslated: ListedDocument[];
  failingDeliveries: ListedDelivery[];
}

const most = 10;

interface DraftRow {
  documentId: string;
  title?: string | null;
  siteName?: string | null;
  updatedAt: string;
}

interface Model {
  kind: 'collectionType' | 'singleType';
  attributes: object;
  info: { displayName: string };
}

/** What of the newsroom concerns a person now. @param mayRead whether the person may read a type's entries */
export function createOverview(strapi: Core.Strapi, records: EditorialRecords, schedule: Schedule) {
  const modelOf = (uid: string) => strapi.getModel(uid as never) as unknown as Model;
  const nameFields = (uid: string) => ['title', 'siteName'].filter((name) => name in modelOf(uid).attributes);

  async function titleOf(uid: string, documentId: string): Promise<string> {
    const draft: DraftRow | null = await strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null }, select: ['id', ...nameFields(uid)], orderBy: { locale: 'asc' } });
    return draft?.title ?? draft?.siteName ?? modelOf(uid).info.displayName;
  }

  const listed = (found: readonly { uid: string; documentId: string; at: number | string; note: string | null }[]): Promise<ListedDocument[]> =>
    Promise.all(found.slice(0, most).map(async ({ uid, documentId, at, note }) => ({ uid, kind: modelOf(uid).kind, documentId, title: await titleOf(uid, documentId), at: Number(at), note })));

  /** Drafts that a person wrote last and that nobody was asked to look at. */
  async function draftsOf(actor: Actor, uids: readonly string[]) {
    const found = await Promise.all(uids.map(async (uid) => {
      const rows: DraftRow[] = await strapi.db.query(uid).findMany({ where: { publishedAt: null, updatedBy: { id: actor.id } }, select: ['documentId', 'updatedAt'], orderBy: { updatedAt: 'desc' }, limit: 50 });
      const ids = [...new Set(rows.map(({ documentId }) => documentId))];
      const [versions, known] = await Promise.all([versionRows(strapi, uid, ids), records.readMany(uid, ids)]);
      return ids.flatMap((documentId) => {
        const open = languageVersions(versions.get(documentId) ?? [], known.get(documentId) ?? { older: null })
          .filter(({ isOpen, editor }) => isOpen && editor?.id === actor.id);
        const isAlone = (known.get(documentId)?.state ?? null) === null;
        return open.length > 0 && isAlone ? [{ uid, documentId, at: Math.max(...open.map(({ changedAt }) => changedAt ?? 0)), note: null }] : [];
      });
    }));
    return found.flat().sort((a, b) => b.at - a.at);
  }

  async function untranslated(uids: readonly string[]) {
    const found = await Promise.all(uids.map(async (uid) => {
      const rows: DraftRow[] = await strapi.db.query(uid).findMany({ where: { publishedAt: null }, select: ['documentId', 'updatedAt'], orderBy: { updatedAt: 'desc' }, limit: 200 });
      const ids = [...new Set(rows.map(({ documentId }) => documentId))];
      const [versions, known] = await Promise.all([versionRows(strapi, uid, ids), records.readMany(uid, ids)]);
      return ids.flatMap((documentId) => {
        const record = known.get(documentId);
        if (record?.onlyIn) return [];
        const all = languageVersions(versions.get(documentId) ?? [], record ?? { older: null });
        const lacking = all.find(({ state }) => state === 'missing' || state === 'older');
        return lacking ? [{ uid, documentId, at: Math.max(...all.map(({ changedAt }) => changedAt ?? 0)), note: lacking.locale }] : [];
      });
    }));
    return found.flat().sort((a, b) => b.at - a.at);
  }

  /** One for each document: the oldest, which holds up the others. */
  async function undelivered(isReadable: (uid: string) => boolean): Promise<ListedDelivery[]> {
    const found = (await failingDeliveries(strapi)).flatMap(({ changes, ...delivery }) => changes.map((change) => ({ ...delivery, change })));
    const first = new Map(found.map((delivery) => [delivery.change.documentId, delivery] as const).reverse());
    return Promise.all([...first.values()].reverse().slice(0, most).map(async ({ change: { type, documentId }, happenedAt, error }) => {
      const uid = type === redirectType ? null : uidOf(type);
      const [document = null] = uid !== null && isReadable(uid) ? await listed([{ uid, documentId, at: happenedAt, note: null }]) : [];
      return { happenedAt, error, document };
    }));
  }

  return async (actor: Actor, mayRead: (uid: string) => boolean): Promise<Overview> => {
    const uids = publicUids.filter(mayRead);
    const readable = <T extends { uid: string }>(found: readonly T[]) => found.filter(({ uid }) => (uids as readonly string[]).includes(uid));
    const [submitted, returned, planned] = await Promise.all([records.inState('submitted'), records.inState('returned'), schedule.open()]);
    return {
      waiting: await listed(readable(submitted).filter(({ submittedById }) => submittedById !== actor.id).map(({ submittedBy, changedAt, ...key }) => ({ ...key, at: changedAt, note: submittedBy }))),
      returned: await listed(readable(returned).filter(({ submittedById }) => submittedById === actor.id).map(({ changedAt, ...key }) => ({ ...key, at: changedAt, note: null }))),
      drafts: await listed(await draftsOf(actor, uids)),
      scheduled: await listed(readable(planned).map(({ uid, documentId, at, action, state }) => ({ uid, documentId, at, note: state === 'failed' ? 'failed' : action }))),
      untranslated: await listed(await untranslated(uids)),
      failingDeliveries: await undelivered((uid) => (uids as readonly string[]).includes(uid)),
    };
  };
}
