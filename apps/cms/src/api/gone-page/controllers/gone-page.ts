import { factories } from '@strapi/strapi';
import { allGonePages } from '../../../newsroom/withdrawal/gone-pages';

export default factories.createCoreController('api::gone-page.gone-page', ({ strapi }) => ({
  /** All of them in one answer, so that the site never holds half of a change. */
  async find() {
    return { data: await allGonePages(strapi) };
  },
}));
