import { locales } from '@dpo/content';
import type { Core } from '@strapi/strapi';

/** Makes every language of the site available to editors. Languages already there stay as they are; none is removed. */
export async function ensureLocales(strapi: Core.Strapi) {
  const service = strapi.plugin('i18n').service('locales');
  for (const { code, name } of locales)
    if (!(await service.findByCode(code))) await service.create({ code, name });
}
