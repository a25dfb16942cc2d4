import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../actor';
import type { DocumentKey } from '../approval/editorial-records';

/** A link by which somebody without an account reads one document's draft. Moments in milliseconds since 1970. */
export interface ClearanceLink {
  /** A UUID. It opens nothing without its signature. */
  link: string;
  /** Whom it is for, in the maker's words. */
  note: string | null;
  madeBy: string | null;
  madeAt: number;
  until: number;
  openedAt: number | null;
}

interface Row extends Omit<ClearanceLink, 'madeAt' | 'until' | 'openedAt'>, DocumentKey {
  id: number;
  madeAt: number | string;
  until: number | string;
  openedAt: number | string | null;
}

const linkUid = 'newsroom::clearance-link';

const linkModel = {
  uid: linkUid,
  singularName: 'clearance-link',
  tableName: 'clearance_links',
  attributes: {
    id: { type: 'increments' },
    link: { type: 'string' },
    uid: { type: 'string' },
    documentId: { type: 'string' },
    note: { type: 'string' },
    madeBy: { type: 'string' },
    madeById: { type: 'integer' },
    madeAt: { type: 'biginteger' },
    until: { type: 'biginteger' },
    openedAt: { type: 'biginteger' },
    revokedAt: { type: 'biginteger' },
  },
  indexes: [
    { name: 'clearance_links_link_index', columns: ['link'], type: 'unique' },
    { name: 'clearance_links_document_index', columns: ['uid', 'document_id'] },
  ],
} as const;

/** A table of its own, so that no editor's screen and no REST address ever shows it. */
export const registerClearanceRecords = (strapi: Core.Strapi): void => {
  strapi.get('models').add(linkModel);
};

const linkOf = ({ link, note, madeBy, madeAt, until, openedAt }: Row): ClearanceLink => ({
  link, note, madeBy, madeAt: Number(madeAt), until: Number(until), openedAt: openedAt === null ? null : Number(openedAt),
});

export function createClearanceRecords(strapi: Core.Strapi) {
  const links = () => strapi.db.query(linkUid);
  const inForce = () => ({ revokedAt: null, until: { $gt: Date.now() } });

  return {
    async make({ uid, documentId }: DocumentKey, { note, until }: { note: string | null; until: number }, actor: Actor): Promise<string> {
      const link = randomUUID();
      await links().create({ data: { link, uid, documentId, note, until, madeBy: actor.name, madeById: actor.id, madeAt: Date.now() } });
      return link;
    },
    /** @returns the links of a document that still open it, the newest first */
    async inForceOf({ uid, documentId }: DocumentKey): Promise<ClearanceLink[]> {
      const rows: Row[] = await links().findMany({ where: { uid, documentId, ...inForce() }, orderBy: { id: 'desc' }, limit: 50 });
      return rows.map(linkOf);
    },
    /** @returns whether there was such a link in force */
    async revoke({ uid, documentId }: DocumentKey, link: string): Promise<boolean> {
      const { count } = await links().updateMany({ where: { link, uid, documentId, ...inForce() }, data: { revokedAt: Date.now() } });
      return count > 0;
    },
    /** @returns what a link opens, or `null` when it opens nothing any more */
    async find(link: string): Promise<(DocumentKey & ClearanceLink) | null> {
      const row: Row | null = await links().findOne({ where: { link, ...inForce() } });
      return row && { ...linkOf(row), uid: row.uid, documentId: row.documentId };
    },
    async opened(link: string): Promise<void> {
      await links().updateMany({ where: { link }, data: { openedAt: Date.now() } });
    },
  };
}
