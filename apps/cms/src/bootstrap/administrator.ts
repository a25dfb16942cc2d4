import type { Core } from '@strapi/strapi';
import { type Settings, UnsafeSettings } from '../env';

const withoutFirst =
  'ADMIN_EMAIL and ADMIN_PASSWORD are not both set, and nobody has an account yet: whoever came first would become the administrator. Set both for the first start; they may go afterwards.';

/**
 * Creates the first administrator of an empty newsroom. Once there is any, settings create and change none.
 * @throws {UnsafeSettings} where it is not said who that is, but in development
 */
export async function ensureAdministrator(strapi: Core.Strapi, { firstAdministrator: first, needsAdministrator }: Pick<Settings, 'firstAdministrator' | 'needsAdministrator'>) {
  const users = strapi.service('admin::user');
  if (await users.exists()) return;
  if (!first) {
    if (needsAdministrator) throw new UnsafeSettings([withoutFirst]);
    return;
  }
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
