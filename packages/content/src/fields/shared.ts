import { defineComponent } from './field';
import { file } from './media';
import { email, flag, line, text } from './plain';

/** A picture with its words in one language. `decorative` pictures have no alternative text on the page. */
export const image = defineComponent('shared.image', {
  media: file(),
  alternativeText: line({ localized: true, maxLength: 250 }).optional(),
  caption: line({ localized: true, maxLength: 300 }).optional(),
  decorative: flag(),
});

export const attachment = defineComponent('shared.attachment', {
  file: file(),
  title: line({ localized: true, maxLength: 200 }).required(),
});

export const section = defineComponent('shared.section', {
  heading: line({ localized: true, maxLength: 120 }).required(),
  body: text({ localized: true }).required(),
});

export const link = defineComponent('shared.link', {
  label: line({ localized: true, maxLength: 120 }).required(),
  url: line({ localized: true, maxLength: 500 }).required(),
});

export const contact = defineComponent('office.contact', {
  address: text({ localized: true }).optional(),
  telephone: line({ localized: true }).optional(),
  fax: line({ localized: true }).optional(),
  email: email({ localized: true }).optional(),
  openingHours: text({ localized: true }).optional(),
});
