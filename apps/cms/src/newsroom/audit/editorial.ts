import type { Core, UID } from '@strapi/strapi';
import { type EventKind, eventUid } from '../approval/editorial-records';
import { inBothLanguages, readFailure } from '../schedule/failure';
import { recordAudit } from './audit';
import { nameOf, versionsOf } from './snapshot';

/** What the approval notes beside a text, in the audit's words. What is left out the documents themselves tell of. */
const verbs: Readonly<Record<EventKind, string | null>> = {
  submitted: 'submit', returned: 'return', 'taken-back': 'take-back', published: 'approve', override: 'override', confirmed: 'confirm',
  'only-in': 'only-in', scheduled: 'schedule', unscheduled: 'unschedule', 'schedule-failed': 'schedule-failed', 'schedule-late': 'schedule-late', unpublished: null, deleted: null,
  'file-replaced': null,
};

/** Kinds whose text is a failure. */
const failures: ReadonlySet<EventKind> = new Set(['schedule-failed', 'schedule-late']);

interface Noted {
  uid: UID.ContentType;
  documentId: string;
  kind: EventKind;
  text?: string | null;
}

/** Tells of what an approval decides, in the transaction that decides it. Belongs after the database has been opened. */
export function auditEditorialEvents(strapi: Core.Strapi) {
  const repository = strapi.db.query(eventUid);
  const create = repository.create.bind(repository);
  repository.create = (params) =>
    strapi.db.transaction(async () => {
      const created = await create(params);
      const { uid, documentId, kind, text } = params.data as unknown as Noted;
      const action = verbs[kind];
      // The hour of a schedule publishes what somebody approved when it was set.
      if (!action || (kind === 'published' && !strapi.requestContext.get())) return created;
      const versions = await versionsOf(strapi, uid, documentId);
      await recordAudit(strapi, { action, subject: { type: uid, id: documentId, name: nameOf(strapi, uid, versions) }, after: versions, reason: text && failures.has(kind) ? inBothLanguages(readFailure(text)) : (text ?? '') });
      return created;
    });
}
