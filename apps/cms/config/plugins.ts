import type { Core } from '@strapi/strapi';
import { largestUpload } from '../src/newsroom/uploads/uploads';

/** Milliseconds that a mail server may take. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const mail = (url: string, from: string) =>
  url === '' ? {} : { email: { config: { provider: 'nodemailer', providerOptions: { url, ...patience }, settings: { defaultFrom: from, defaultReplyTo: from } } } };

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  ...mail(env('SMTP_URL', ''), env('MAIL_FROM', 'newsroom@localhost')),
  upload: {
    config: {
      sizeLimit: largestUpload,
      // The newsroom looks into every file itself (src/newsroom/uploads); Strapi's own list would only say it less clearly.
      security: { allowedTypes: ['*/*'] },
    },
  },
});
