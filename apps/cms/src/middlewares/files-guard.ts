import type { Core } from '@strapi/strapi';
import { readSettings } from '../env';
import { createFilesGuard } from '../newsroom/pictures/files-guard';

export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => createFilesGuard(strapi, readSettings(process.env).previewToken);
