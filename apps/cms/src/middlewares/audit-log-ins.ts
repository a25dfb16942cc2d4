import type { Core } from '@strapi/strapi';
import { auditLogIns } from '../newsroom/audit/log-ins';

export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => auditLogIns(strapi);
