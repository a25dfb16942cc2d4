import { component } from '../fields/nested';
import { line, text } from '../fields/plain';
import { contact, section } from '../fields/shared';
import { defineEntry } from './entry';

export const officeProfile = defineEntry({
  type: 'office-profile',
  kind: 'singleType',
  endpoint: 'office-profile',
  fields: {
    siteName: line({ localized: true, maxLength: 120 }).required(),
    government: line({ localized: true, maxLength: 200 }).required(),
    introduction: text({ localized: true }).required(),
    whoWeAre: component(section),
    missionAndVision: component(section),
    contact: component(contact),
  },
  listFields: ['siteName', 'government'],
  sort: [],
  href: (locale) => `/${locale}/about`,
  shownOn: ['', '/about'],
  onEveryPage: true,
  meta: ({ siteName, introduction }) => ({ title: siteName, description: introduction }),
  search: { title: 'siteName', summary: 'introduction', body: ['whoWeAre', 'missionAndVision', 'contact'] },
});
