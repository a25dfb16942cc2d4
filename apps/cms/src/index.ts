import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { closeDeveloperScreens, ensureAdministrator } from './bootstrap/administrator';
import { arrangeForms } from './bootstrap/edit-forms';
import { ensureLocales, keepLocales } from './bootstrap/locales';
import { ensureTokens, previewToken, publishedToken, removeDefaultTokens } from './bootstrap/tokens';
import { readSettings } from './env';
import { guardAddresses } from './newsroom/address/address';
import { registerAudit, startAudit } from './newsroom/audit/register';
import { registerClearance } from './newsroom/clearance/clearance';
import type { Dispatcher } from './newsroom/delivery/dispatcher';
import { type Mailer, startMail } from './newsroom/mail/mail';
import { registerMailQueue } from './newsroom/mail/mail-queue';
import { registerNewsroom } from './newsroom/newsroom';
import { requireAlternativeTexts } from './newsroom/pictures/require-alternative-texts';
import { registerPreview } from './newsroom/preview/preview';
import { guardRedirects } from './newsroom/redirects/redirects';
import { ensureRoles } from './newsroom/roles/roles';
import type { Clock } from './newsroom/schedule/clock';
import { keepOneHour } from './newsroom/schedule/schedule-table';
import { registerSessions, startSessions } from './newsroom/sessions/sessions';
import { keepSharedFields } from './newsroom/shared-fields';
import { cleanPictures } from './newsroom/uploads/cleaned-pictures';
import { addLighterFormats } from './newsroom/uploads/lighter-formats';
import { guardSettledFiles } from './newsroom/pictures/settled-files';
import { guardUploads } from './newsroom/uploads/uploads';
import { registerVersions } from './newsroom/versions/register';
import { watchWholeDocuments } from './newsroom/whole-document';
import { seed } from './seed/seed';

let deliveries: Dispatcher | undefined;
let clock: Clock | undefined;
let mailer: Mailer | undefined;

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const settings = readSettings(process.env);
    registerAudit(strapi);
    registerSessions(strapi);
    registerMailQueue(strapi);
    registerVersions(strapi);
    const newsroom = registerNewsroom(strapi, settings);
    clock = newsroom.clock;
    deliveries = newsroom.dispatcher;
    guardAddresses(strapi);
    guardRedirects(strapi, settings);
    keepSharedFields(strapi);
    requireAlternativeTexts(strapi);
    registerPreview(strapi, settings);
    registerClearance(strapi, settings);
    guardUploads(strapi);
    guardSettledFiles(strapi, settings, newsroom.approval);
    cleanPictures(strapi);
    addLighterFormats(strapi);
    keepLocales(strapi);
    watchWholeDocuments(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const settings = readSettings(process.env);
    await startAudit(strapi);
    await keepOneHour(strapi);
    await startSessions(strapi);
    if (settings.sendsMail) mailer = startMail(strapi);
    await ensureLocales(strapi);
    await removeDefaultTokens(strapi);
    await ensureTokens(strapi, { [publishedToken]: settings.publishedToken, [previewToken]: settings.previewToken });
    await closeDeveloperScreens(strapi);
    await ensureRoles(strapi);
    await ensureAdministrator(strapi, settings);
    await arrangeForms(strapi);
    if (settings.seed) await seed(strapi, settings.seedDirectory ?? path.join(strapi.dirs.app.root, 'seed'));
    strapi.server.httpServer.once('listening', () => {
      deliveries?.start();
      clock?.start();
      mailer?.start();
    });
  },

  async destroy() {
    await mailer?.stop();
    await clock?.stop();
    await deliveries?.stop();
  },
};
