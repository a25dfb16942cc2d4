import { body } from '../blocks';
import { component, components, relations } from '../fields/nested';
import { choice, date, line, slug, text } from '../fields/plain';
import { attachment, changeNote, image, withdrawal } from '../fields/shared';
import { categories } from './categories';
import { defineEntry } from './entry';

export const newsItem = defineEntry({
  type: 'news-item',
  kind: 'collectionType',
  endpoint: 'news-items',
  fields: {
    title: line({ localized: true, maxLength: 200 }).required(),
    slug: slug(),
    /** The day readers see and lists sort by. The CMS's own publication time changes at every republish. */
    releaseDate: date(),
    category: choice(categories),
    summary: text({ localized: true, maxLength: 300 }).required(),
    body: body(),
    image: component(image),
    attachments: components(attachment),
    pillars: relations('pillar'),
    changeNotes: components(changeNote),
    withdrawn: component(withdrawal),
  },
  listFields: ['title', 'slug', 'releaseDate', 'category', 'summary', 'pillars', 'withdrawn'],
  sort: ['releaseDate:desc', 'slug:asc'],
  href: (locale, slug) => `/${locale}/news/${slug}`,
  shownOn: ['', '/news', '/site-map'],
  meta: ({ title, summary, category, releaseDate }) => ({ title, description: summary, category, date: releaseDate }),
  feed: ({ title, summary, releaseDate, category, pillars }) => ({ title, summary, date: releaseDate, category, about: pillars }),
  search: { title: 'title', summary: 'summary', body: ['body', 'image', 'attachments'], date: 'releaseDate' },
});
