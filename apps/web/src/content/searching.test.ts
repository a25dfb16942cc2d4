/** @jest-environment node */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CmsUnavailable, locales, newsItem } from '@dpo/content';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recheckSearch, search, searchChanged } from '@/search/service';
import { startSearch } from './searching';

const [english] = locales;
const query = { q: 'ferry', page: 1, pageSize: 10 };

let isDown = true;
let title = 'The ferry';

/** A CMS with one news item, in English. */
const cms = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const hasItem = url.pathname === `/api/${newsItem.endpoint}` && url.searchParams.get('locale') === english.code;
  const item = {
    documentId: 'ferry', locale: english.code, updatedAt: '2026-01-01T00:00:00.000Z', localizations: [], title, slug: 'ferry', summary: 'Words', releaseDate: '2026-01-01', body: [], image: null, attachments: [],
  };
  const data = hasItem ? [item] : [];
  const isList = !['office-profile', 'site-settings'].some((endpoint) => url.pathname.endsWith(endpoint));
  if (isDown) response.writeHead(500).end();
  else if (!isList) response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ data: null, error: { status: 404 } }));
  else response.setHeader('content-type', 'application/json').end(JSON.stringify({ data, meta: { pagination: { page: 1, pageCount: 1, total: data.length } } }));
});

const found = async () => {
  const answer = await search(english, query).catch(() => null);
  return answer?.hits.map(({ href }) => href) ?? null;
};

async function until(holds: () => Promise<boolean>) {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

beforeAll(async () => {
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const secret = () => randomBytes(32).toString('hex');
  Object.assign(process.env, {
    SITE_URL: 'http://site.test', CMS_URL: `http://127.0.0.1:${(cms.address() as AddressInfo).port}`,
    CMS_TOKEN: secret(), CMS_PREVIEW_TOKEN: secret(), REVALIDATE_SECRET: secret(), PREVIEW_SECRET: secret(),
  });
});

afterAll(async () => {
  const closed = new Promise((resolve) => cms.close(resolve));
  cms.closeAllConnections();
  await closed;
});

test('nothing is said of what is published before all of it has been read; then what is found, changed and gone', async () => {
  const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  startSearch();
  await expect(search(english, query)).rejects.toThrow(CmsUnavailable);
  expect(complaints).toHaveBeenCalledWith('Search: what is published could not be looked through', expect.anything());

  isDown = false;
  recheckSearch();
  await until(async () => (await found()) !== null);
  expect(await found()).toEqual(['/en/news/ferry']);

  title = 'The tram';
  searchChanged([{ type: newsItem.type, documentId: 'ferry' }]);
  await until(async () => (await found())?.length === 0);

  // An outage takes nothing away, and what changed meanwhile is read as soon as it ends.
  isDown = true;
  title = 'The ferry again';
  searchChanged([{ type: newsItem.type, documentId: 'ferry' }]);
  await until(() => Promise.resolve(complaints.mock.calls.some(([words]) => words === 'Search: a change could not be read')));
  expect(await found()).toEqual([]);
  isDown = false;
  await until(async () => (await found())?.length === 1);
}, 20_000);
