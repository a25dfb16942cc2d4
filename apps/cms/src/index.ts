import type { Core } from '@strapi/strapi';
import { ensureLocales } from './bootstrap/locales';
import { ensureTokens, previewToken, publishedToken } from './bootstrap/tokens';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLocales(strapi);
    await ensureTokens(strapi, {
      [publishedToken]: process.env.CMS_TOKEN ?? '',
      [previewToken]: process.env.CMS_PREVIEW_TOKEN ?? '',
    });
  },
};
