import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::gone-page.gone-page');
