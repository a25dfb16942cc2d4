import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type LocaleCode, categories, localeCodes, newsItem } from '@dpo/content';
import { createWriter } from './many-items';

const fixtures = path.resolve(__dirname, '..', '..', '..', '..', '..', 'packages', 'content', 'fixtures');

export interface ManyItemsCms {
  url: string;
  close(): Promise<void>;
}

/** A day, the newest first; ten items a day. */
const dayOf = (number: number) => new Date(Date.UTC(2026, 10, 20) - Math.floor(number / 10) * 86_400_000).toISOString().slice(0, 10);

function storedItem(number: number, locale: LocaleCode) {
  const { title, summary, paragraphs } = createdBy[locale].item(number);
  const own = {
    id: number + 1,
    documentId: `document${number}`,
    locale,
    updatedAt: '2026-11-20T01:02:03.000Z',
    title,
    summary,
    slug: `item-${number}`,
    releaseDate: dayOf(number),
    category: categories[number % categories.length],
    pillars: [],
    withdrawn: null,
    localizations: localeCodes.filter((code) => code !== locale).map((code) => ({ id: number + 1, documentId: `document${number}`, locale: code })),
  };
  const content = paragraphs.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));
  return { listed: own, whole: { ...own, image: null, attachments: [], changeNotes: [], body: [{ __component: 'blocks.rich-text', id: number + 1, content }] } };
}

const createdBy = { en: createWriter('en'), 'zh-Hant-HK': createWriter('zh-Hant-HK') } as const satisfies Record<LocaleCode, ReturnType<typeof createWriter>>;

/** What the seeded CMS answered for a single type, as it was recorded. */
function recorded(type: string, locale: LocaleCode): unknown {
  const answers = JSON.parse(readFileSync(path.join(fixtures, `${type}.json`), 'utf8')) as { request: string; answer: unknown }[];
  return answers.find(({ request }) => request.includes(`locale=${locale}`))?.answer;
}

/**
 * A CMS as far as the site reads one, with as many news items in each language as are asked for, made before it starts.
 * It answers as fast as it can: what is measured is the reader.
 */
export async function startManyItemsCms(count: number): Promise<ManyItemsCms> {
  const items = Object.fromEntries(localeCodes.map((locale) => [locale, Array.from({ length: count }, (_, number) => storedItem(number, locale))])) as Record<LocaleCode, ReturnType<typeof storedItem>[]>;

  function listOf(params: URLSearchParams, locale: LocaleCode) {
    const wanted = [params.get('filters[slug][$eq]'), params.get('filters[documentId][$eq]')];
    const found = wanted.every((value) => value === null) ? items[locale] : items[locale].filter(({ listed }) => wanted.includes(listed.slug) || wanted.includes(listed.documentId));
    const pageSize = Number(params.get('pagination[pageSize]') ?? 25);
    const page = Number(params.get('pagination[page]') ?? 1);
    const isWhole = [...params.keys()].some((key) => key.startsWith('populate[body]'));
    const data = found.slice((page - 1) * pageSize, page * pageSize).map(({ listed, whole }) => (isWhole ? whole : listed));
    return { data, meta: { pagination: { page, pageSize, pageCount: Math.ceil(found.length / pageSize), total: found.length } } };
  }

  const answerTo = (url: URL): unknown => {
    const locale = localeCodes.find((code) => code === url.searchParams.get('locale')) ?? 'en';
    const endpoint = url.pathname.replace('/api/', '');
    if (endpoint === newsItem.endpoint) return listOf(url.searchParams, locale);
    if (['office-profile', 'site-settings'].includes(endpoint)) return recorded(endpoint, locale);
    return { data: [], meta: { pagination: { page: 1, pageSize: 100, pageCount: 0, total: 0 } } };
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/_health') response.writeHead(204).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answerTo(url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
