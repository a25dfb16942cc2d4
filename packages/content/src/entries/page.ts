import { body } from '../blocks';
import { component } from '../fields/nested';
import { line, slug } from '../fields/plain';
import { withdrawal } from '../fields/shared';
import { defineEntry } from './entry';
import { openingOf } from './opening';

export const page = defineEntry({
  type: 'page',
  kind: 'collectionType',
  endpoint: 'pages',
  fields: {
    title: line({ localized: true, maxLength: 200 }).required(),
    slug: slug(),
    body: body(),
    withdrawn: component(withdrawal),
  },
  listFields: ['title', 'slug', 'withdrawn'],
  sort: ['slug:asc'],
  href: (locale, slug) => `/${locale}/${slug}`,
  shownOn: ['/site-map'],
  reservedSlugs: ['404', '410', 'about', 'news', 'opengraph', 'pillars', 'search', 'site-map'],
  meta: ({ title, body }) => ({ title, description: openingOf(body) }),
  search: { title: 'title', body: ['body'] },
});
