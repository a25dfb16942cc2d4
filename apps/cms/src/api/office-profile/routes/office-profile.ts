import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::office-profile.office-profile', { only: ['find'] });
