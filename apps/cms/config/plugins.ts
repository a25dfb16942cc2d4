import type { Core } from '@strapi/strapi';

export default (): Core.Config.Plugin => ({});
