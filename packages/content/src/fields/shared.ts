import { defineComponent } from './field';
import { file } from './media';
import { email, flag, line, optionalChoice, requiredMoment, text } from './plain';

/** A picture with its words in one language. `decorative` pictures have no alternative text on the page. */
export const image = defineComponent('shared.image', {
  media: file(),
  alternativeText: line({ localized: true, maxLength: 250 }).optional(),
  caption: line({ localized: true, maxLength: 300 }).optional(),
  decorative: flag(),
});

export const fileLanguages = ['en', 'zh-Hant-HK', 'en-and-zh-Hant-HK'] as const;

/** A file for readers; `language` where the file is not in the language of its page. */
export const attachment = defineComponent('shared.attachment', {
  file: file(),
  title: line({ localized: true, maxLength: 200 }).required(),
  language: optionalChoice(fileLanguages),
});

/** What was changed after publishing, as the public is told. */
export const changeNote = defineComponent('shared.change-note', {
  at: requiredMoment(),
  text: text({ localized: true, maxLength: 500 }).required(),
});

/** Since when and why a page no longer holds. It keeps its address and its text; lists leave it out. */
export const withdrawal = defineComponent('shared.withdrawal', {
  at: requiredMoment(),
  reason: text({ localized: true, maxLength: 500 }).required(),
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
