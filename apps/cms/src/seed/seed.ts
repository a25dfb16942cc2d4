import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type EntryType, entries, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { createEditorialRecords } from '../newsroom/approval/editorial-records';
import { uidOf } from '../newsroom/public-types';
import { createFileUploads } from './files';
import { richTextFrom } from './rich-text';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

const isObject = (value: Json | undefined): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Types whose entries appear inside others come first. */
const inOrder = [...entries].sort((a, b) => Number(a.embeds.length > 0) - Number(b.embeds.length > 0)).map(({ type }) => type);

const storeKey = { type: 'core', name: 'newsroom', key: 'seeded' } as const;

/** What was seeded once is never seeded again, so that an entry that staff deleted stays deleted. */
async function rememberedBy(strapi: Core.Strapi) {
  const seeded = new Set((await strapi.store(storeKey).get({})) as string[] | null);
  return {
    has: (key: string) => seeded.has(key),
    async add(key: string) {
      seeded.add(key);
      await strapi.store(storeKey).set({ value: [...seeded] });
    },
  };
}

/** @returns the values as the document service takes them: files by their number, lines as rich text */
async function prepare(value: Json, upload: (name: string) => Promise<number>): Promise<Json> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => prepare(item, upload)));
  if (!isObject(value)) return value;
  if (typeof value.$file === 'string') return upload(value.$file);
  const pairs = await Promise.all(Object.entries(value).map(async ([key, child]) => [key, await prepare(child, upload)] as const));
  const prepared: Fields = Object.fromEntries(pairs);
  if (value.__component === 'blocks.rich-text' && Array.isArray(value.content))
    prepared.content = richTextFrom(value.content.map(String)) as unknown as Json;
  return prepared;
}

async function relatedIds(strapi: Core.Strapi, type: EntryType, shared: Fields): Promise<Fields> {
  const entry = entries.find((candidate) => candidate.type === type);
  const related: Fields = {};
  for (const [name, field] of Object.entries(entry?.fields ?? {})) {
    const listed = shared[name];
    if (!('target' in field) || !Array.isArray(listed)) continue;
    const slugs = listed.map(String);
    const found: { documentId: string; slug: string }[] = await strapi.db.query(uidOf(field.target as EntryType))
      .findMany({ where: { slug: { $in: slugs }, publishedAt: null }, select: ['documentId', 'slug'] });
    related[name] = slugs.map((slug) => {
      const target = found.find((candidate) => candidate.slug === slug);
      if (!target) throw new Error(`no ${field.target} has the slug "${slug}"`);
      return target.documentId;
    });
  }
  return related;
}

/** Creates one document in the languages its record has, and publishes them together. */
async function create(strapi: Core.Strapi, type: EntryType, record: Fields, upload: (name: string) => Promise<number>) {
  const uid = uidOf(type);
  const languages = localeCodes.filter((code) => isObject(record[code]));
  const prepared = new Map<string, Json>();
  for (const code of languages) prepared.set(code, await prepare(record[code] ?? null, upload));
  const shared: Fields = Object.fromEntries(Object.entries(record).filter(([name]) => !(localeCodes as readonly string[]).includes(name)));
  await strapi.db.transaction(async () => {
    const related = await relatedIds(strapi, type, shared);
    let documentId: string | null = null;
    for (const locale of languages) {
      const data = { ...shared, ...related, ...(prepared.get(locale) as Fields) } as never;
      if (documentId) await strapi.documents(uid).update({ documentId, locale, data });
      else ({ documentId } = await strapi.documents(uid).create({ locale, data }));
    }
    if (!documentId) return;
    await strapi.documents(uid).publish({ documentId, locale: '*' });
    const [only, ...more] = languages;
    if (only && more.length === 0) await createEditorialRecords(strapi).change({ uid, documentId }, { onlyIn: only });
  });
}

async function exists(strapi: Core.Strapi, type: EntryType, slug: Json | undefined) {
  return (await strapi.db.query(uidOf(type)).count(slug === undefined ? {} : { where: { slug } })) > 0;
}

/**
 * Fills an empty newsroom from `directory`: `<type>.json` beside `files/`. Creates what is absent and was never seeded
 * before; changes nothing that exists.
 * @throws {Error} naming the record that cannot be created
 */
export async function seed(strapi: Core.Strapi, directory: string): Promise<void> {
  const upload = createFileUploads(strapi, path.join(directory, 'files'));
  const remembered = await rememberedBy(strapi);
  for (const type of inOrder) {
    const file = path.join(directory, `${type}.json`);
    if (!existsSync(file)) continue;
    const records = JSON.parse(await readFile(file, 'utf8')) as Fields[];
    const started = Date.now();
    let created = 0;
    for (const record of records) {
      const key = typeof record.slug === 'string' ? `${type}:${record.slug}` : type;
      if (remembered.has(key)) continue;
      try {
        if (!(await exists(strapi, type, record.slug))) {
          await create(strapi, type, record, upload);
          created += 1;
        }
        await remembered.add(key);
      } catch (error) {
        throw new Error(`seed/${type}.json, ${key}: ${explain(error)}`, { cause: error });
      }
    }
    strapi.log.info(`Seed ${type}: ${created} created, ${records.length - created} already known (${Date.now() - started} ms)`);
  }
}

function explain(error: unknown): string {
  const details: unknown = error instanceof Error && 'details' in error ? error.details : undefined;
  return `${error instanceof Error ? error.message : String(error)}${details ? ` ${JSON.stringify(details)}` : ''}`;
}
