import type { Core } from '@strapi/strapi';
import { largestRequest } from '../src/newsroom/uploads/uploads';

/** Strings, not lists: Strapi would add its own sources to a list, and with them addresses outside of this house. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': "'none'",
    'base-uri': "'none'",
    'connect-src': "'self'",
    'font-src': "'self' data:",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'frame-src': "'none'",
    'img-src': "'self' data: blob:",
    'manifest-src': "'self'",
    'media-src': "'self' blob:",
    'object-src': "'none'",
    'script-src': "'self'",
    'script-src-attr': "'none'",
    // The admin's component library writes its styles at run time.
    'style-src': "'self' 'unsafe-inline'",
    'worker-src': "'self' blob:",
  },
};

const middlewares: Core.Config.Middlewares = [
  'global::request-log',
  'global::response-headers',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy,
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      frameguard: { action: 'deny' },
      hsts: { maxAge: 31_536_000, includeSubDomains: true },
      referrerPolicy: { policy: 'no-referrer' },
    },
  },
  // The site reads from its server; no other page has business here.
  { name: 'strapi::cors', config: { origin: [], credentials: false } },
  'strapi::query',
  'global::closed-addresses',
  'global::drafts-guard',
  'global::files-guard',
  'global::upload-limits',
  { name: 'strapi::body', config: { formidable: { maxFileSize: largestRequest } } },
  'global::credentials',
  'global::audit-log-ins',
  'global::log-in-guard',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export default middlewares;
