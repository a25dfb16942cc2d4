import type { Core } from '@strapi/strapi';

/** Creates the first administrator of an empty newsroom. Once there is any, settings create and change none. */
export async function ensureAdministrator(strapi: Core.Strapi, first: { email: string; password: string } | null) {
  const users = strapi.service('admin::user');
  if (!first || (await users.exists())) return;
  await users.createFirstAdmin({ email: first.email.toLowerCase(), password: first.password, firstname: 'Administrator' });
  strapi.log.info(`The first administrator is ${first.email}.`);
}

/** Plugins are chosen by the people who build the house: nobody is offered a shop for them. */
export async function closeMarketplace(strapi: Core.Strapi) {
  strapi.service('admin::permission').actionProvider.delete('admin::marketplace.read');
  await strapi.service('admin::role').resetSuperAdminPermissions();
}
