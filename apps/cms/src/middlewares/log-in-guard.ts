import type { Core } from '@strapi/strapi';
import { guardLogIns } from '../newsroom/sessions/log-in-guard';

export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => guardLogIns(strapi);
