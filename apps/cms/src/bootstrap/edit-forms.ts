import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';

type Row = readonly (readonly [field: string, size: 4 | 6 | 8 | 12])[];

interface Form {
  rows: readonly Row[];
  /** The columns of the list of entries, and the column it is sorted by. */
  list?: readonly string[];
  sort?: readonly [column: string, order: 'ASC' | 'DESC'];
  /** The field that stands for the whole, in links to it and in folded lists. */
  mainField?: string;
}

const whole = (...fields: string[]): Row[] => fields.map((field) => [[field, 12]] as const);

/**
 * The order in which staff meet the fields. A body is a group of its own; what stands before it says what an entry
 * is, what stands behind it goes with it. Words and hints are in src/admin/words.
 */
export const forms: Readonly<Record<string, Form>> = {
  'api::news-item.news-item': {
    rows: [...whole('title', 'slug'), [['releaseDate', 4], ['category', 8]], ...whole('summary', 'body', 'image', 'attachments', 'pillars', 'changeNotes', 'withdrawn')],
    list: ['title', 'releaseDate', 'category'], sort: ['releaseDate', 'DESC'], mainField: 'title',
  },
  'api::pillar.pillar': {
    rows: [...whole('title'), [['slug', 8], ['order', 4]], ...whole('icon', 'summary', 'body', 'image')],
    list: ['order', 'title'], sort: ['order', 'ASC'], mainField: 'title',
  },
  'api::page.page': { rows: whole('title', 'slug', 'body', 'withdrawn'), list: ['title', 'slug'], sort: ['slug', 'ASC'], mainField: 'title' },
  'api::office-profile.office-profile': {
    rows: [[['siteName', 6], ['government', 6]], ...whole('introduction', 'whoWeAre', 'missionAndVision', 'contact')], mainField: 'siteName',
  },
  // No field stands for all settings: the form is then called by its type's name.
  'api::site-settings.site-settings': { rows: whole('alert', 'footerLinks', 'socialLinks'), mainField: 'id' },
  'api::redirect.redirect': { rows: whole('from', 'to'), list: ['from', 'to'], sort: ['from', 'ASC'], mainField: 'from' },
  'api::gone-page.gone-page': { rows: whole('title', 'address', 'at', 'reason', 'to'), list: ['title', 'address', 'at'], sort: ['at', 'DESC'], mainField: 'title' },
  'shared.image': { rows: whole('media', 'decorative', 'alternativeText', 'caption') },
  'shared.attachment': { rows: whole('title', 'file', 'language'), mainField: 'title' },
  'shared.change-note': { rows: whole('at', 'text'), mainField: 'text' },
  'shared.withdrawal': { rows: whole('at', 'reason'), mainField: 'reason' },
  'shared.section': { rows: whole('heading', 'body'), mainField: 'heading' },
  'shared.link': { rows: [[['label', 6], ['url', 6]]], mainField: 'label' },
  'office.contact': { rows: [...whole('address'), [['telephone', 6], ['fax', 6]], [['email', 6], ['openingHours', 6]]] },
  'site.alert': { rows: [[['active', 4], ['level', 8]], ...whole('text', 'link'), [['from', 6], ['until', 6]]], mainField: 'text' },
  'blocks.rich-text': { rows: whole('content') },
  'blocks.figure': { rows: whole('media', 'decorative', 'alternativeText', 'caption') },
  'blocks.table': { rows: [...whole('caption', 'rows'), [['headerRow', 6], ['headerColumn', 6]]], mainField: 'caption' },
  'blocks.quote': { rows: whole('text', 'attribution'), mainField: 'text' },
};

interface Configuration {
  settings: Record<string, unknown>;
  layouts: { edit: unknown; list: unknown };
  metadatas: unknown;
}

interface ConfigurationService {
  findConfiguration(model: unknown): Promise<Configuration>;
  updateConfiguration(model: unknown, configuration: Configuration): Promise<Configuration>;
}

function arrange({ settings, layouts, metadatas }: Configuration, { rows, list, sort, mainField }: Form): Configuration {
  return {
    metadatas,
    settings: {
      ...settings,
      ...(mainField ? { mainField } : {}),
      ...(sort ? { defaultSortBy: sort[0], defaultSortOrder: sort[1] } : {}),
    },
    layouts: {
      edit: rows.map((row) => row.map(([name, size]) => ({ name, size }))),
      list: list ?? layouts.list,
    },
  };
}

const fingerprint = ({ settings, layouts }: Configuration) =>
  createHash('sha256').update(JSON.stringify([Object.entries(settings).sort(), layouts.edit, layouts.list])).digest('hex');

const storeKey = { type: 'core', name: 'newsroom', key: 'edit-forms' } as const;

/**
 * Lays out the forms. What an administrator has rearranged since then stays as it is: a form is written only the
 * first time, and later only while it still looks as we left it.
 */
export async function arrangeForms(strapi: Core.Strapi) {
  const contentManager = strapi.plugin('content-manager');
  const left = ((await strapi.store(storeKey).get({})) ?? {}) as Record<string, string>;
  for (const [uid, form] of Object.entries(forms)) {
    const service: ConfigurationService = contentManager.service(uid.startsWith('api::') ? 'content-types' : 'components');
    const model = strapi.getModel(uid as never);
    const current = await service.findConfiguration(model);
    const untouched = left[uid] === undefined || left[uid] === fingerprint(current);
    const wanted = arrange(current, form);
    if (!untouched || (left[uid] !== undefined && fingerprint(wanted) === left[uid])) continue;
    await service.updateConfiguration(model, wanted);
    left[uid] = fingerprint(await service.findConfiguration(model));
  }
  await strapi.store(storeKey).set({ value: left });
}
