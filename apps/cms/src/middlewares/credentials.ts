import type { Core } from '@strapi/strapi';
import { requireCredentials } from '../newsroom/sessions/log-in-guard';

export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => requireCredentials(strapi);
