import type { Core } from '@strapi/strapi';
import { appendBeforeCommit } from './audit';
import { auditDocuments } from './documents';
import { auditEditorialEvents } from './editorial';
import { auditRecords } from './records';
import { registerAuditScreen } from './screen';
import { keepEntries } from './triggers';

/**
 * Belongs into Strapi's register phase, before all else that changes documents: what others do to them in middlewares of
 * their own is then part of what is told.
 */
export function registerAudit(strapi: Core.Strapi) {
  appendBeforeCommit(strapi);
  auditDocuments(strapi);
  registerAuditScreen(strapi);
}

/** Belongs to the beginning of the bootstrap phase: the tables are there, and nothing has been written to them. */
export async function startAudit(strapi: Core.Strapi) {
  await keepEntries(strapi);
  auditRecords(strapi);
  auditEditorialEvents(strapi);
}
