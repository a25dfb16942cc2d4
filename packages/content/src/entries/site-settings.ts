import { defineComponent } from '../fields/field';
import { component, components } from '../fields/nested';
import { choice, flag, moment, text } from '../fields/plain';
import { link } from '../fields/shared';
import { defineEntry } from './entry';

export const alertLevels = ['information', 'warning', 'emergency'] as const;

/** A message across the top of every page, between two moments when they are set. */
export const alert = defineComponent('site.alert', {
  active: flag(),
  level: choice(alertLevels),
  text: text({ localized: true, maxLength: 300 }).required(),
  link: component(link),
  from: moment(),
  until: moment(),
});

export const siteSettings = defineEntry({
  type: 'site-settings',
  kind: 'singleType',
  endpoint: 'site-settings',
  fields: {
    alert: component(alert),
    footerLinks: components(link),
    socialLinks: components(link),
  },
  listFields: [],
  sort: [],
  href: () => null,
  shownOn: [''],
  onEveryPage: true,
  meta: () => ({ title: '', description: null }),
  search: null,
});
