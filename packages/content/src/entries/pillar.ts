import { body } from '../blocks';
import { component } from '../fields/nested';
import { line, optionalChoice, order, slug, text } from '../fields/plain';
import { image } from '../fields/shared';
import { defineEntry } from './entry';
import { openingOf } from './opening';

/** What is drawn beside a pillar; without one it gets a neutral drawing. */
export const pillarIcons = ['data', 'government', 'services', 'society', 'sustainability'] as const;
export type PillarIcon = (typeof pillarIcons)[number];

export const pillar = defineEntry({
  type: 'pillar',
  kind: 'collectionType',
  endpoint: 'pillars',
  fields: {
    title: line({ localized: true, maxLength: 200 }).required(),
    slug: slug(),
    order: order(),
    icon: optionalChoice(pillarIcons),
    summary: text({ localized: true, maxLength: 300 }).optional(),
    body: body(),
    image: component(image),
  },
  listFields: ['title', 'slug', 'order', 'icon', 'summary'],
  sort: ['order:asc', 'slug:asc'],
  href: (locale, slug) => `/${locale}/pillars/${slug}`,
  shownOn: ['', '/pillars', '/news', '/site-map'],
  meta: ({ title, summary, body }) => ({ title, description: summary ?? openingOf(body) }),
  search: { title: 'title', summary: 'summary', body: ['body', 'image'] },
});
