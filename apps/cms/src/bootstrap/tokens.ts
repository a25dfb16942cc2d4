import { entries } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { uidOf } from '../newsroom/public-types';
import { redirectUid } from '../newsroom/redirects/stored-redirects';
import { gonePageUid } from '../newsroom/withdrawal/gone-pages';

const tokenType = 'admin::api-token';
const permissionType = 'admin::api-token-permission';

/** Every read the site makes: nothing else is on a token of the site. */
const actions = [
  ...entries.flatMap(({ type, kind }) => (kind === 'singleType' ? ['find'] : ['find', 'findOne']).map((action) => `${uidOf(type)}.${action}`)),
  `${redirectUid}.find`,
  `${gonePageUid}.find`,
];

export const publishedToken = 'Web (published only)';
export const previewToken = 'Web preview (drafts)';

/**
 * Keeps the site's two read-only tokens at the keys the site was given, so that no key has to be copied by hand.
 * Keys are stored as Strapi stores its own: hashed.
 */
export async function ensureTokens(strapi: Core.Strapi, keys: Readonly<Record<string, string>>) {
  for (const [name, key] of Object.entries(keys)) await ensureToken(strapi, name, key);
}

/** Strapi gives every new database two tokens of its own, one of them with full access. Nobody asked for them. */
export async function removeDefaultTokens(strapi: Core.Strapi) {
  if (await strapi.service('admin::user').exists()) return;
  await strapi.db.query(tokenType).deleteMany({ where: { name: { $in: ['Read Only', 'Full Access'] } } });
}

async function ensureToken(strapi: Core.Strapi, name: string, key: string) {
  const accessKey: string = strapi.service('admin::api-token-content-api').hash(key);
  const data = { name, accessKey, kind: 'content-api', type: 'custom', description: 'Made by the system from its settings.', lifespan: null, expiresAt: null };
  const tokens = strapi.db.query(tokenType);
  const found = await tokens.findOne({ where: { name }, populate: ['permissions'] });
  const token = found ? await tokens.update({ where: { id: found.id }, data }) : await tokens.create({ data });
  const granted: string[] = (found?.permissions ?? []).map(({ action }: { action: string }) => action);
  await strapi.db.query(permissionType).deleteMany({ where: { token: token.id, action: { $notIn: actions } } });
  for (const action of actions)
    if (!granted.includes(action)) await strapi.db.query(permissionType).create({ data: { action, token: token.id } });
}
