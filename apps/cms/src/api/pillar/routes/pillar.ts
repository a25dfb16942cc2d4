import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::pillar.pillar', { only: ['find', 'findOne'] });
