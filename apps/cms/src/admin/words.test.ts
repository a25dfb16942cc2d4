import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { blocks } from '@dpo/content';
import { forms } from './edit-form';
import strapiZh from './words/strapi-zh.json';
import { translations, words } from './words';

interface Schema {
  info: { displayName: string };
  attributes: Record<string, { enum?: string[] }>;
}

const source = path.join(__dirname, '..');
const read = (file: string) => JSON.parse(readFileSync(path.join(source, file), 'utf8')) as Schema;
const schemas = new Map<string, Schema>([
  ...readdirSync(path.join(source, 'api')).map((type) => [`api::${type}.${type}`, read(`api/${type}/content-types/${type}/schema.json`)] as const),
  ...readdirSync(path.join(source, 'components')).flatMap((group) =>
    readdirSync(path.join(source, 'components', group)).map((file) => [`${group}.${path.basename(file, '.json')}`, read(`components/${group}/${file}`)] as const),
  ),
]);

test.each(['en', 'zh'] as const)('every field of every form has a label in %s', (language) => {
  const missing = [...schemas].flatMap(([uid, { attributes }]) =>
    Object.keys(attributes).flatMap((field) => (words[language].fields[uid]?.[field]?.label ? [] : [`${uid}.${field}`])),
  );
  expect(missing).toEqual([]);
});

/** Shown, but filled in by the newsroom itself; and the audit, which nobody fills in. */
const filledInItself = new Set(['api::gone-page.gone-page.language', 'api::gone-page.gone-page.entry']);

test.each(['en', 'zh'] as const)('every field that staff fill in says in %s what it is for', (language) => {
  const silent = [...schemas].filter(([uid]) => uid !== 'api::audit-entry.audit-entry').flatMap(([uid, { attributes }]) =>
    Object.keys(attributes).flatMap((field) => (words[language].fields[uid]?.[field]?.hint || filledInItself.has(`${uid}.${field}`) ? [] : [`${uid}.${field}`])),
  );
  expect(silent).toEqual([]);
});

test('every form is known by the name that the content manager gives it', () => {
  const named = [...schemas].filter(([uid]) => uid.startsWith('api::') && uid !== 'api::audit-entry.audit-entry').map(([uid, { info }]) => [info.displayName, uid]);
  expect(Object.fromEntries(named)).toEqual(forms);
});

test('no word is left over for a field that is gone', () => {
  const left = Object.entries(words.en.fields).flatMap(([uid, fields]) =>
    Object.keys(fields).flatMap((field) => (schemas.get(uid)?.attributes[field] ? [] : [`${uid}.${field}`])),
  );
  expect(left).toEqual([]);
});

test.each(['en', 'zh'] as const)('every form, part and choice has a name in %s', (language) => {
  const { names, choices } = words[language];
  const all = [...schemas.values()];
  expect(all.map(({ info }) => info.displayName).filter((name) => !names[name])).toEqual([]);
  expect(['blocks', ...blocks.map(({ name }) => name)].filter((name) => !names[name])).toEqual([]);
  expect(all.flatMap(({ attributes }) => Object.values(attributes).flatMap((attribute) => attribute.enum ?? [])).filter((value) => !choices[value])).toEqual([]);
});

test('both languages say the same things', () => {
  const keys = Object.keys(translations.zh).filter((key) => !(key in strapiZh));
  expect(keys.sort()).toEqual(Object.keys(translations.en).sort());
});

test('the Chinese is Hong Kong’s', () => {
  const chinese = Object.values(translations.zh).join('\n');
  expect(chinese).not.toMatch(/數位|信息|隱私|發佈|搜索|網站地圖/u);
});
