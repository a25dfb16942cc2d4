import type { Core } from '@strapi/strapi';
import { createPreviewLink } from '../src/newsroom/preview/preview-link';

const halfAnHour = 30 * 60;
const workingDay = 12 * 60 * 60;

const slugOf = async (uid: string, documentId: string) => {
  const draft: { slug?: string } | null = await strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null }, select: ['slug'] });
  return draft?.slug ?? null;
};

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => {
  const siteUrl = env('SITE_URL', 'http://localhost:3000').replace(/\/+$/, '');
  return {
    auth: {
      secret: env('ADMIN_JWT_SECRET', ''),
      sessions: {
        accessTokenLifespan: 10 * 60,
        // Half an hour without work ends a session; so does the end of a long working day.
        idleSessionLifespan: halfAnHour,
        idleRefreshTokenLifespan: halfAnHour,
        maxSessionLifespan: workingDay,
        maxRefreshTokenLifespan: workingDay,
      },
    },
    apiToken: { salt: env('API_TOKEN_SALT', '') },
    transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
    secrets: { encryptionKey: env('ENCRYPTION_KEY', '') },
    // Five attempts for one person from one address in five minutes.
    rateLimit: { enabled: true, interval: 5 * 60 * 1000, max: 5 },
    preview: {
      enabled: true,
      config: { handler: createPreviewLink({ siteUrl, secret: env('PREVIEW_SECRET', ''), slugOf }) },
    },
    flags: { nps: false, promoteEE: false },
    autoOpen: false,
  };
};
