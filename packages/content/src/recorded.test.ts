import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { createClient } from './client';
import { entries } from './entries';
import type { AnyEntry } from './entries/entry';
import { CmsMalformed } from './errors';
import { localeCodes } from './locales';

interface Recording {
  request: string;
  status: number;
  answer: unknown;
}

const recordings = (type: string) =>
  JSON.parse(readFileSync(path.join(__dirname, '..', 'fixtures', `${type}.json`), 'utf8')) as Recording[];

const base = 'http://cms.test';
const malformed: CmsMalformed[] = [];

/** Answers as the CMS did when it was recorded: the contract asks the same questions, and understands every answer. */
function clientOf(recorded: readonly Recording[]) {
  const answer = (url: string) => {
    const recording = recorded.find(({ request }) => base + request === url);
    if (!recording) throw new Error(`The contract asks something new; record again with: npx pnpm@10.34.9 --filter @dpo/cms record\n${url}`);
    return new Response(JSON.stringify(recording.answer), { status: recording.status });
  };
  return createClient({ url: base, token: 'unused', fetch: async (url) => answer(typeof url === 'string' ? url : ''), onMalformed: (error) => malformed.push(error) });
}

beforeEach(() => {
  malformed.length = 0;
});

const all: readonly AnyEntry[] = entries;

test.each(all.flatMap((entry) => localeCodes.map((locale) => [entry.type, locale, entry] as const)))('recorded answers for %s are understood in %s', async (type, locale, entry) => {
  const client = clientOf(recordings(type));
  if (entry.kind === 'singleType') {
    expect(await client.readOne(entry, { locale })).toMatchObject({ locale, availableIn: localeCodes });
    return;
  }
  const list = await client.readList(entry, { locale });
  expect(list.omitted).toBe(0);
  expect(malformed).toEqual([]);
  const slugs = (list.items as { slug: string }[]).map(({ slug }) => slug);
  expect(slugs.length).toBeGreaterThan(0);
  for (const slug of slugs.slice(0, 3)) expect(await client.readOne(entry, { locale, slug })).toMatchObject({ slug, locale });
  expect(await client.readOne(entry, { locale, slug: 'nothing-has-this-address' })).toBeNull();
});

/** @returns the answer as it would be from a CMS that does not know the field */
function without(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => without(name, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

const dataOf = ({ answer }: Recording) => (answer as { data: unknown }).data;
const required = all.flatMap((entry) => Object.entries(entry.fields).flatMap(([name, field]) => (field.required ? [[entry.type, name, entry] as const] : [])));

test.each(required)('an answer for %s without %s breaks the contract, by that name', async (type, name, entry) => {
  const broken = recordings(type).map((recording) => ({ ...recording, answer: { ...(recording.answer as object), data: without(name, dataOf(recording)) } }));
  const [first] = recordings(type).map(dataOf).flat() as { slug?: string }[];
  const reading = clientOf(broken).readOne(entry, { locale: 'en', ...(first?.slug ? { slug: first.slug } : {}) });
  await expect(reading).rejects.toThrow(CmsMalformed);
  await expect(reading).rejects.toThrow(name);
});
