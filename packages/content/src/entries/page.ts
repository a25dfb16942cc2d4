import { body } from '../blocks';
import { line, slug } from '../fields/plain';
import { defineEntry } from './entry';

export const page = defineEntry({
  type: 'page',
  kind: 'collectionType',
  endpoint: 'pages',
  fields: {
    title: line({ localized: true, maxLength: 200 }).required(),
    slug: slug(),
    body: body(),
  },
  listFields: ['title', 'slug'],
  sort: ['slug:asc'],
  href: (locale, slug) => `/${locale}/${slug}`,
  shownOn: ['/site-map'],
  reservedSlugs: ['404', 'about', 'news', 'pillars', 'search', 'site-map'],
  meta: ({ title }) => ({ title, description: null }),
});
