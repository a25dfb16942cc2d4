import { entries, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { administratorCode, approverCode } from '../actor';
import { uidOf } from '../public-types';
import { redirectUid } from '../redirects/stored-redirects';
import { gonePageUid } from '../withdrawal/gone-pages';

interface Permission {
  action: string;
  subject?: string;
  properties?: { fields?: string[]; locales?: readonly string[] };
  conditions?: string[];
}

const explorer = (action: string) => `plugin::content-manager.explorer.${action}`;

const texts: readonly string[] = entries.filter(({ kind }) => kind === 'collectionType').map(({ type }) => uidOf(type));
/** What stands once for the whole site. */
const singles: readonly string[] = entries.filter(({ kind }) => kind === 'singleType').map(({ type }) => uidOf(type));

const files: readonly Permission[] = ['read', 'assets.create', 'assets.download', 'assets.copy-link'].map((action) => ({ action: `plugin::upload.${action}` }));
const changeFiles: Permission = { action: 'plugin::upload.assets.update' };

const roles = [
  {
    code: 'strapi-author',
    name: 'Author',
    description: 'Writes and submits. Publishes nothing.',
    may: { ...forAll(texts, ['create', 'read', 'update']), ...forAll(singles, ['read']) },
    // A file that somebody else has brought may stand in a text that is public.
    mayToo: [...files, { ...changeFiles, conditions: ['admin::is-creator'] }],
  },
  {
    code: approverCode,
    name: 'Approver',
    description: 'Also returns, approves, schedules and withdraws what others wrote.',
    may: {
      ...forAll(texts, ['create', 'read', 'update', 'delete', 'publish']),
      ...forAll(singles, ['create', 'read', 'update', 'publish']),
      [redirectUid]: ['create', 'read', 'update', 'delete'],
      [gonePageUid]: ['read', 'update'],
    },
    mayToo: [...files, changeFiles],
  },
  { code: administratorCode, name: 'Administrator', description: 'May do everything, and looks after people and settings.', may: null, mayToo: [] },
] as const;

function forAll(uids: readonly string[], actions: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(uids.map((uid) => [uid, actions]));
}

const withFields = new Set(['create', 'read', 'update']);

function permissionsFor(strapi: Core.Strapi, may: Readonly<Record<string, readonly string[]>>): Permission[] {
  const contentTypes = strapi.service('admin::content-type');
  return Object.entries(may).flatMap(([uid, actions]) => {
    const isLocalized = (strapi.getModel(uid as never) as { pluginOptions?: { i18n?: { localized?: boolean } } }).pluginOptions?.i18n?.localized === true;
    const fields: string[] = contentTypes.getNestedFields(strapi.getModel(uid as never), { components: strapi.components });
    return actions.map((action): Permission => ({
      action: explorer(action),
      subject: uid,
      properties: { ...(withFields.has(action) ? { fields } : {}), ...(isLocalized ? { locales: localeCodes } : {}) },
      conditions: [],
    }));
  });
}

/**
 * Keeps the newsroom's three roles as they are declared here: Strapi's own three under the names that staff know them by.
 * An administrator may add roles; these three are the rules of the house.
 */
export async function ensureRoles(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service('admin::role');
  for (const { code, name, description, may, mayToo } of roles) {
    const found: { id: number; name: string; description: string } | null = await strapi.db.query('admin::role').findOne({ where: { code } });
    const role = found ?? (await strapi.db.query('admin::role').create({ data: { code, name, description } }));
    if (role.name !== name || role.description !== description) await strapi.db.query('admin::role').update({ where: { id: role.id }, data: { name, description } });
    if (may) await service.assignPermissions(role.id, [...permissionsFor(strapi, may), ...mayToo]);
  }
}
