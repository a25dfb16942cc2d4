import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { farewellInWords } from '../withdrawal/farewell';
import { recordAudit } from './audit';
import { canonicalJson } from './entry';
import { nameOf, versionsOf } from './snapshot';

/** What Strapi calls a change, and what the newsroom calls it. */
const verbs: Readonly<Record<string, string>> = {
  create: 'create', update: 'edit', clone: 'copy', publish: 'publish', unpublish: 'unpublish', discardDraft: 'discard', delete: 'delete',
};

interface Asked {
  documentId?: string;
  locale?: unknown;
}

/** Read after the change: the middlewares behind this one may choose others. */
const languagesOf = ({ locale }: Asked): string => (Array.isArray(locale) ? locale.join(', ') : typeof locale === 'string' ? locale : '');

const languageOf = ({ locale }: Asked): string | undefined => (typeof locale === 'string' && locale !== '*' ? locale : undefined);

/** What staff see in the content manager is theirs to answer for; tables of the system's own are not. */
function isStaffs(strapi: Core.Strapi, uid: string): boolean {
  if (!uid.startsWith('api::')) return false;
  const options = strapi.contentType(uid as UID.ContentType).pluginOptions as { 'content-manager'?: { visible?: boolean } } | undefined;
  return options?.['content-manager']?.visible !== false;
}

const ownUid = 'api::audit-entry.audit-entry';

/**
 * Tells of every change to content in the same transaction, whoever makes it and however. The entries themselves are
 * nobody's to read or write as documents: hidden from the content manager's menu, they would still be at its addresses.
 */
export function auditDocuments(strapi: Core.Strapi) {
  strapi.documents.use(async (context, next) => {
    if (context.uid === ownUid) throw new errors.ForbiddenError();
    const action = verbs[context.action];
    if (!action || !isStaffs(strapi, context.uid)) return next();
    const { uid } = context;
    const asked = context.params as Asked;
    // Publishing takes the languages of a text together, whichever was asked for.
    const language = action === 'publish' ? undefined : languageOf(asked);
    return strapi.db.transaction(async () => {
      const before = asked.documentId && context.action !== 'clone' ? await versionsOf(strapi, uid, asked.documentId, language) : [];
      const result = await next();
      const documentId = (context.action === 'clone' ? undefined : asked.documentId) ?? (result as Asked | null)?.documentId ?? '';
      const after = await versionsOf(strapi, uid, documentId, language);
      if (before.length === 0 && after.length === 0) return result;
      // The publish button saves first, also when there is nothing to save.
      if (action === 'edit' && canonicalJson(before) === canonicalJson(after)) return result;
      await recordAudit(strapi, {
        action,
        subject: { type: uid, id: documentId, name: nameOf(strapi, uid, after.length > 0 ? after : before), language: languagesOf(asked) },
        reason: farewellInWords() ?? '',
        ...(before.length > 0 ? { before } : {}),
        ...(after.length > 0 ? { after } : {}),
      });
      return result;
    });
  });
}
