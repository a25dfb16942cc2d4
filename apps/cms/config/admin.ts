import type { Core } from '@strapi/strapi';

const halfAnHour = 30 * 60;
const workingDay = 12 * 60 * 60;

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET', ''),
    // Files are not under /admin, and are shown to staff by this cookie (src/newsroom/pictures).
    cookie: { path: '/' },
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
  // Failed log-ins are counted in the database (src/newsroom/sessions); this also counts those that succeed, and forgotten passwords.
  rateLimit: { enabled: true, interval: 5 * 60 * 1000, max: 30 },
  // The newsroom has a preview of its own (src/newsroom/preview).
  preview: { enabled: false, config: { handler: () => undefined } },
  flags: { nps: false, promoteEE: false },
  autoOpen: false,
});
