import type { Core } from '@strapi/strapi';
import { addressSuggestions } from '../../newsroom/address/address';

/** Puts the newsroom's rules for addresses in place of the content manager's own. */
export default (plugin: Core.Plugin): Core.Plugin => {
  plugin.services.uid = ({ strapi }: { strapi: Core.Strapi }) => addressSuggestions(strapi) as unknown as Core.Service;
  return plugin;
};
