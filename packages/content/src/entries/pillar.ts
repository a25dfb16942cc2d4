import { body } from '../blocks';
import { component } from '../fields/nested';
import { line, order, slug, text } from '../fields/plain';
import { image } from '../fields/shared';
import { defineEntry } from './entry';

export const pillar = defineEntry({
  type: 'pillar',
  kind: 'collectionType',
  endpoint: 'pillars',
  fields: {
    title: line({ localized: true, maxLength: 200 }).required(),
    slug: slug(),
    order: order(),
    summary: text({ localized: true, maxLength: 300 }).optional(),
    body: body(),
    image: component(image),
  },
  listFields: ['title', 'slug', 'order', 'summary'],
  sort: ['order:asc', 'slug:asc'],
  href: (locale, slug) => `/${locale}/pillars/${slug}`,
  shownOn: ['', '/pillars', '/news', '/site-map'],
  meta: ({ title, summary }) => ({ title, description: summary }),
});
