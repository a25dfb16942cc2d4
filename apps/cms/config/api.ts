import type { Core } from '@strapi/strapi';

const api: Core.Config.Api = {
  rest: { prefix: '/api', defaultLimit: 10, maxLimit: 100, withCount: true },
};

export default api;
