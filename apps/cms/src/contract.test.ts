import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type AnyEntry, type Component, type Field, blocks, entries, gonePage, gonePageType, gonePagesEndpoint, localeCodes, longestAddress, longestReason } from '@dpo/content';

interface Attribute {
  type: string;
  required?: boolean;
  maxLength?: number;
  enum?: string[];
  component?: string;
  components?: string[];
  repeatable?: boolean;
  multiple?: boolean;
  allowedTypes?: string[];
  relation?: string;
  target?: string;
  targetField?: string;
  regex?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

interface Schema {
  kind?: string;
  info: { singularName?: string; pluralName?: string; displayName: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: { i18n?: { localized?: boolean } };
  attributes: Record<string, Attribute>;
}

const read = (file: string) => JSON.parse(readFileSync(path.join(__dirname, file), 'utf8')) as Schema;
const schemaOf = (type: string) => read(`api/${type}/content-types/${type}/schema.json`);
const schemaOfComponent = (name: string) => read(`components/${name.replace('.', '/')}.json`);

const all: readonly AnyEntry[] = entries;

function componentsOf(fields: Readonly<Record<string, Field>>): Component[] {
  return Object.values(fields).flatMap((field) => (field.components ?? []).flatMap((component) => [component, ...componentsOf(component.fields)]));
}

const components = [...new Map(all.flatMap((entry) => componentsOf(entry.fields)).map((component) => [component.name, component])).values()];

/** What the contract says of a field, in the words of the CMS's schema; what it does not speak of is left out. */
function expected(field: Field, inComponent: boolean) {
  const names = field.components?.map(({ name }) => name);
  const isComponent = field.kind === 'component' || field.kind === 'dynamiczone';
  return {
    type: field.kind,
    required: field.required,
    maxLength: field.maxLength,
    enum: field.options,
    component: field.kind === 'component' ? names?.[0] : undefined,
    components: field.kind === 'dynamiczone' ? names : undefined,
    repeatable: field.kind === 'component' ? field.repeatable : undefined,
    target: field.target && `api::${field.target}.${field.target}`,
    // A component belongs to one language as a whole; within it only further components are marked.
    localized: inComponent && !isComponent ? undefined : field.localized,
  };
}

function actual(attribute: Attribute | undefined) {
  if (!attribute) return 'not in the CMS';
  return {
    type: attribute.type,
    required: attribute.required ?? false,
    maxLength: attribute.maxLength,
    enum: attribute.enum,
    component: attribute.component,
    components: attribute.components,
    repeatable: attribute.type === 'component' ? (attribute.repeatable ?? false) : undefined,
    target: attribute.target,
    localized: attribute.pluginOptions?.i18n?.localized,
  };
}

/** @returns each difference between the contract and a schema, naming the field */
function drift(name: string, fields: Readonly<Record<string, Field>>, { attributes }: Schema, inComponent: boolean): string[] {
  const names = new Set([...Object.keys(fields), ...Object.keys(attributes)]);
  return [...names].flatMap((field) => {
    const declared = fields[field];
    if (!declared) return [`${name}.${field} is in the CMS, but not in the contract`];
    const [want, have] = [JSON.stringify(expected(declared, inComponent)), JSON.stringify(actual(attributes[field]))];
    return want === have ? [] : [`${name}.${field}: the contract says ${want}, the CMS ${have}`];
  });
}

describe.each(all.map((entry) => [entry.type, entry] as const))('the CMS keeps %s as the contract has it', (type, entry) => {
  const schema = schemaOf(type);

  test('its address, drafts and languages', () => {
    const { kind, info, options, pluginOptions } = schema;
    const endpoint = kind === 'singleType' ? info.singularName : info.pluralName;
    expect({ kind, endpoint, drafts: options?.draftAndPublish, languages: pluginOptions?.i18n?.localized }).toEqual({
      kind: entry.kind, endpoint: entry.endpoint, drafts: true, languages: true,
    });
  });

  test('its fields', () => {
    expect(drift(type, entry.fields, schema, false)).toEqual([]);
  });
});

test.each(components.map(({ name, fields }) => [name, fields] as const))('the CMS keeps the component %s as the contract has it', (name, fields) => {
  expect(drift(name, fields, schemaOfComponent(name), true)).toEqual([]);
});

test('a drift is told by the name of its field', () => {
  const schema = schemaOf('page');
  const title: Attribute = { ...schema.attributes.title, type: 'text' };
  const { slug: _slug, ...others } = schema.attributes;
  const page = all.find(({ type }) => type === 'page');
  const told = drift('page', page?.fields ?? {}, { ...schema, attributes: { ...others, title, extra: { type: 'string' } } }, false);
  expect(told).toEqual([
    expect.stringContaining('page.title: the contract says'),
    expect.stringContaining('page.slug: the contract says'),
    'page.extra is in the CMS, but not in the contract',
  ]);
});

const files = (folder: string): string[] =>
  readdirSync(path.join(__dirname, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json')).map((file) => path.join(folder, file));
const schemas = [...files('api').filter((file) => file.endsWith('schema.json')), ...files('components')];

/** Types that no page shows: the newsroom's own. */
const ownTypes = ['redirect', 'gone-page', 'audit-entry'];

test('there is no type and no component that the contract does not know', () => {
  expect(schemas.length).toBe(all.length + ownTypes.length + components.length);
  for (const type of ownTypes) expect(schemas).toContain(`api/${type}/content-types/${type}/schema.json`);
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(blocks.map(({ name }) => name)));
});

test('the CMS keeps pages taken off as the contract has them', () => {
  const { info, attributes } = schemaOf(gonePageType);
  const { entry, ...told } = attributes;
  expect(Object.keys(told).sort()).toEqual(Object.keys(gonePage.shape).sort());
  expect([info.pluralName, entry?.type]).toEqual([gonePagesEndpoint, 'string']);
  expect(Object.fromEntries(Object.entries(told).map(([name, { required = false }]) => [name, required]))).toEqual(
    Object.fromEntries(Object.entries(gonePage.shape).map(([name, field]) => [name, !field.safeParse(null).success])),
  );
  expect([told.language?.enum, told.reason?.maxLength, told.to?.maxLength]).toEqual([localeCodes, longestReason, longestAddress]);
});

// Strapi copies a component that is not localized itself from one language over the others on publishing (strapi#25802).
test.each(schemas)('every component of %s belongs to one language', (file) => {
  const shared = Object.entries(read(file).attributes)
    .filter(([, { type }]) => type === 'component' || type === 'dynamiczone')
    .filter(([, { pluginOptions }]) => pluginOptions?.i18n?.localized !== true)
    .map(([name]) => name);
  expect(shared).toEqual([]);
});

test('addresses are made from the title and hold only lower-case words', () => {
  for (const entry of all.filter(({ fields }) => fields.slug)) {
    const { targetField, regex } = schemaOf(entry.type).attributes.slug ?? {};
    expect({ type: entry.type, targetField, regex }).toEqual({ type: entry.type, targetField: 'title', regex: '^[a-z0-9]+(?:-[a-z0-9]+)*$' });
  }
});

test('pictures are chosen among images, attachments among files, one at a time', () => {
  const media = components.flatMap(({ name }) =>
    Object.values(schemaOfComponent(name).attributes).filter(({ type }) => type === 'media').map(({ allowedTypes, multiple }) => [name, allowedTypes?.join(), multiple]),
  );
  expect(media.sort()).toEqual([['blocks.figure', 'images', false], ['shared.attachment', 'files', false], ['shared.image', 'images', false]]);
});
