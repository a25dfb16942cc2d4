import type { Core } from '@strapi/strapi';

/** Creates the first administrator of an empty newsroom. Once there is any, settings create and change none. */
export async function ensureAdministrator(strapi: Core.Strapi, first: { email: string; password: string } | null) {
  const users = strapi.service('admin::user');
  if (!first || (await users.exists())) return;
  await users.createFirstAdmin({ email: first.email.toLowerCase(), password: first.password, firstname: 'Administrator' });
  strapi.log.info(`The first administrator is ${first.email}.`);
}

const forDevelopers = ['admin::marketplace.read', 'plugin::content-type-builder.read'];

/**
 * Takes screens that serve nobody here off the menu: plugins and content types are chosen by the people who build the
 * house, in its repository.
 */
export async function closeDeveloperScreens(strapi: Core.Strapi) {
  const { actionProvider } = strapi.service('admin::permission');
  for (const action of forDevelopers) actionProvider.delete(action);
  await strapi.service('admin::role').resetSuperAdminPermissions();
}
