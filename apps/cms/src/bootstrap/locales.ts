import { localeCodes, locales } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { sayToEditor } from '../newsroom/language';

const keepLanguage = {
  en: 'The site is published in this language, so it cannot be removed.',
  zh: '網站以此語言發布，因此不可移除。',
};

/** Strapi's own roles for people who write. */
const writers = ['strapi-author', 'strapi-editor'];

/** Strapi gives its roles their permissions before the languages are there, and so for none of them. */
async function openToWriters(strapi: Core.Strapi) {
  const permissions: { id: number; properties: { locales?: string[] } | null }[] = await strapi.db.query('admin::permission').findMany({
    where: { action: { $startsWith: 'plugin::content-manager.explorer.' }, role: { code: { $in: writers } } },
  });
  for (const { id, properties } of permissions) {
    const open = [...new Set([...(properties?.locales ?? []), ...localeCodes])];
    await strapi.db.query('admin::permission').update({ where: { id }, data: { properties: { ...properties, locales: open } } });
  }
}

/**
 * Makes every language of the site available to editors. Languages already there stay as they are, and so does what an
 * administrator has decided on who writes in them; none is removed.
 */
export async function ensureLocales(strapi: Core.Strapi) {
  const service = strapi.plugin('i18n').service('locales');
  let isNew = false;
  for (const { code, name } of locales)
    if (!(await service.findByCode(code))) {
      await service.create({ code, name });
      isNew = true;
    }
  if (isNew) await openToWriters(strapi);
}

/** Removing a language deletes every entry written in it at once, past all middlewares, so the site's own stay. */
export function keepLocales(strapi: Core.Strapi) {
  const service = strapi.plugin('i18n').service('locales');
  const remove = service.delete;
  service.delete = async (locale: { id: number }) => {
    const found: { code: string } | null = await service.findById(locale.id);
    if (found && (localeCodes as readonly string[]).includes(found.code)) throw new errors.ApplicationError(sayToEditor(strapi, keepLanguage));
    return remove(locale);
  };
}
