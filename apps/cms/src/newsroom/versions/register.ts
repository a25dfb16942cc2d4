import type { Core } from '@strapi/strapi';
import { registerDeletedScreen } from './deleted-screen';
import { tellForms } from './stale-save';
import { registerVersionRecords } from './version-records';
import { keepVersions } from './versions';
import { registerVersionsScreen } from './versions-screen';

/** Belongs into Strapi's register phase, after the audit and before what else looks at changes of documents. */
export function registerVersions(strapi: Core.Strapi): void {
  registerVersionRecords(strapi);
  const versions = keepVersions(strapi);
  tellForms(strapi, versions.records);
  registerVersionsScreen(strapi, versions);
  registerDeletedScreen(strapi, versions);
}
