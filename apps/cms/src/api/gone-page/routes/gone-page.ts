import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::gone-page.gone-page', { only: ['find'] });
