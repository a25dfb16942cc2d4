import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as door from '..';
import { locales } from '../locales';
import { entries } from '.';
import type { AnyEntry } from './entry';
import { page } from './page';

const all: readonly AnyEntry[] = entries;
const types = all.map(({ type }) => type);
const named = all.map((entry) => [entry.type, entry] as const);

const house = path.join(__dirname, '../../../..');
const read = (file: string) => readFileSync(path.join(house, file), 'utf8');
const filesIn = (folder: string) => readdirSync(path.join(house, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));

const sources = ['apps/cms/src', 'apps/cms/config', 'apps/web/src', 'apps/web/server', 'packages/content/src']
  .flatMap(filesIn)
  .filter((file) => /(?<!\.d|\.test)\.tsx?$/.test(file));

const slugs = { collectionType: 'a-slug', singleType: '' };

describe('the registry', () => {
  test('names each type and endpoint once', () => {
    expect(new Set(types).size).toBe(types.length);
    expect(new Set(all.map(({ endpoint }) => endpoint)).size).toBe(types.length);
  });

  test('has every entry that is declared, each in the file of its name', () => {
    const folder = 'packages/content/src/entries';
    const declaring = filesIn(folder).filter((file) => !file.endsWith('.test.ts') && /^export const \w+ = defineEntry\(/m.test(read(file)));
    expect(declaring.sort()).toEqual(types.map((type) => path.join(folder, `${type}.ts`)).sort());
  });

  test('keeps the first parts of the site’s own addresses from being taken by pages', () => {
    const firstParts = all.flatMap(({ type, href }) => (type === 'page' ? [] : [href('en', 'a')?.split('/')[2]])).filter((part) => part !== undefined);
    expect(page.reservedSlugs).toEqual(expect.arrayContaining(firstParts));
  });

  test('lists of each type fields that it has', () => {
    for (const { type, fields, listFields } of entries) expect([type, ...Object.keys(fields)]).toEqual(expect.arrayContaining([type, ...listFields]));
  });

  test('gives no two types the same address', () => {
    const addresses = all.flatMap(({ href }) => href('en', 'a-slug') ?? []);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe.each(named)('%s', (_, { kind, listColumns, sort, href, shownOn, embeds }) => {
  test.each(locales)('has its address under /$segment, ending in its slug', ({ segment }) => {
    const address = href(segment, slugs[kind]);
    if (address === null) return;
    expect(address).toMatch(new RegExp(`^/${segment}(?:/[a-z0-9-]+)+$`));
    expect(address.endsWith('/a-slug')).toBe(kind === 'collectionType');
  });

  test('is shown on addresses that begin with a slash or are the home page', () => {
    for (const address of shownOn) expect(address).toMatch(/^(?:\/[a-z0-9-]+)*$/);
    expect(new Set(shownOn).size).toBe(shownOn.length);
  });

  test('sorts by its own columns in an order that is total', () => {
    for (const order of sort) {
      expect(order).toMatch(/^\w+:(?:asc|desc)$/);
      expect(listColumns).toContain(order.split(':')[0]);
    }
    expect(sort.at(-1)).toBe(kind === 'collectionType' ? 'slug:asc' : undefined);
  });

  test('embeds types that there are', () => {
    expect(types).toEqual(expect.arrayContaining([...embeds]));
  });
});

describe.each(named)('the places of %s', (type, entry) => {
  const uid = `api::${type}.${type}`;

  test.each([
    `apps/cms/src/api/${type}/content-types/${type}/schema.json`,
    `apps/cms/src/api/${type}/controllers/${type}.ts`,
    `apps/cms/src/api/${type}/routes/${type}.ts`,
    `apps/cms/src/api/${type}/services/${type}.ts`,
    `apps/cms/seed/${type}.json`,
    `packages/content/fixtures/${type}.json`,
  ])('include %s', (file) => {
    expect(existsSync(path.join(house, file))).toBe(true);
  });

  test('include pages of the site at its address and wherever it is shown', () => {
    const [name] = Object.entries(door).find(([, value]) => value === entry) ?? [];
    expect([type, name]).toEqual([type, expect.any(String)]);
    const address = entry.href('en', '[slug]')?.replace(/^\/en/, '');
    const pageAt = (place: string) => `apps/web/src/app/[locale]${place}/page.tsx`;
    for (const place of entry.shownOn) expect([place, existsSync(path.join(house, pageAt(place)))]).toEqual([place, true]);
    if (address !== undefined) expect(read(pageAt(address))).toMatch(new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from '@dpo/content';$`, 'm'));
  });

  // A form's layout and words are the editors' own; what else there is derives from the registry.
  const places = [`apps/cms/src/api/${type}/`, 'apps/cms/src/admin/', 'apps/cms/src/bootstrap/edit-forms.ts', `packages/content/src/entries/${type}.ts`];
  // `page` and `pillar` are words as well, so that only a comparison tells a type.
  const mention = new RegExp(type.includes('-') ? `${uid}\\b|(['"\`])${type}\\1` : `${uid}\\b|\\btype [!=]== (['"])${type}\\1`);

  test('are all: no shared code knows it by name', () => {
    const naming = sources.filter((file) => mention.test(read(file)));
    expect(naming).toContain(`apps/cms/src/api/${type}/controllers/${type}.ts`);
    expect(naming.filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([]);
  });
});
