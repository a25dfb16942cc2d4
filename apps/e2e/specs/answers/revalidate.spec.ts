import { randomUUID } from 'node:crypto';
import { deliveryAnswer, deliveryBodyLimit, signatureHeader, timestampHeader } from '@dpo/content';
import { type RawRequest, ask } from '../../raw-request';
import { deliveryOf, secondsNow, signedHeaders } from '../../signed';
import type { SiteUnderTest } from '../../site-under-test';
import { expect, test } from '../../test';

const slug = 'sustainable-development';
const path = `/en/pillars/${slug}`;
const event = () => deliveryOf({ type: 'pillar', slugs: [slug] });

const send = ({ webUrl }: SiteUnderTest, request: RawRequest, to = '/api/revalidate') => ask(webUrl, to, { method: 'POST', ...request });

/** What shows whether a page was made again: a stale page is answered as such once. */
async function stateOf({ webUrl }: SiteUnderTest) {
  const { status, headers } = await ask(webUrl, path);
  return { status, etag: headers.etag, cache: headers['x-nextjs-cache'] };
}

test.beforeEach(async ({ site }) => {
  await expect.poll(async () => (await stateOf(site)).cache, 'the page is made and fresh').toBe('HIT');
});

test('A signed delivery is answered with the entry’s own pages, which readers now get anew', async ({ site }) => {
  const body = event();
  const { status, headers, text } = await send(site, { body, headers: await signedHeaders(body, site.secrets.revalidate) });
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  const answer = deliveryAnswer.parse(JSON.parse(text));
  expect(answer.failed).toEqual([]);
  const own = [path, `/tc/pillars/${slug}`];
  expect(own).toEqual(expect.arrayContaining(answer.refreshed));
  // What takes longer than a second is in neither list.
  await expect.poll(async () => {
    const next = event();
    const { text: said } = await send(site, { body: next, headers: await signedHeaders(next, site.secrets.revalidate) });
    return deliveryAnswer.parse(JSON.parse(said)).refreshed.sort();
  }).toEqual(own);
});

interface Refusal {
  why: string;
  status: number;
  request: (site: SiteUnderTest) => Promise<RawRequest>;
}

const signedBody = (body: string | readonly string[], timestamp?: number) => async ({ secrets }: SiteUnderTest) => ({
  body,
  headers: await signedHeaders(typeof body === 'string' ? body : body.join(''), secrets.revalidate, timestamp),
});

const largest = 'x'.repeat(deliveryBodyLimit);

const refusals: Refusal[] = [
  { why: 'without a signature', status: 401, request: () => Promise.resolve({ body: event() }) },
  { why: 'signed with another secret', status: 401, request: async () => { const body = event(); return { body, headers: await signedHeaders(body, 'x'.repeat(40)) }; } },
  {
    why: 'whose body is not the one that was signed', status: 401,
    request: async ({ secrets }) => ({ body: event(), headers: await signedHeaders(event(), secrets.revalidate) }),
  },
  {
    why: 'whose timestamp is not the one that was signed', status: 401,
    request: async ({ secrets }) => {
      const body = event();
      return { body, headers: { ...(await signedHeaders(body, secrets.revalidate)), [timestampHeader]: String(secondsNow() - 1) } };
    },
  },
  {
    why: 'with half a signature', status: 401,
    request: async ({ secrets }) => {
      const body = event();
      const headers = await signedHeaders(body, secrets.revalidate);
      return { body, headers: { ...headers, [signatureHeader]: headers[signatureHeader]?.slice(0, 32) ?? '' } };
    },
  },
  { why: 'that is older than five minutes', status: 401, request: (site) => signedBody(event(), secondsNow() - 301)(site) },
  { why: 'that comes from the future', status: 401, request: (site) => signedBody(event(), secondsNow() + 310)(site) },
  { why: 'that is too large', status: 413, request: signedBody(`${largest}x`) },
  { why: 'that is too large and does not say how large', status: 413, request: signedBody([largest, 'x']) },
  { why: 'that is not JSON', status: 400, request: signedBody('{"changes":[') },
  { why: 'that is empty', status: 400, request: signedBody('') },
  { why: 'of another shape', status: 400, request: signedBody('{"changes":true}') },
  { why: 'with more than it should hold', status: 400, request: (site) => signedBody(JSON.stringify({ ...(JSON.parse(event()) as object), path: '/en' }))(site) },
  { why: 'of an unknown type', status: 400, request: (site) => signedBody(event().replace('"pillar"', '"secret"'))(site) },
  { why: 'with an address that is none', status: 400, request: (site) => signedBody(deliveryOf({ type: 'pillar', slugs: ['../../api'] }))(site) },
  { why: 'of nothing', status: 400, request: (site) => signedBody(deliveryOf())(site) },
  { why: 'of more than a hundred changes', status: 400, request: (site) => signedBody(deliveryOf(...Array.from({ length: 101 }, () => ({}))))(site) },
];

for (const { why, status, request } of refusals)
  test(`A delivery ${why} is refused and changes nothing`, async ({ site }) => {
    const before = await stateOf(site);
    const answer = await send(site, await request(site));
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.stringMatching(/\.$/) as unknown });
    expect(await stateOf(site)).toEqual(before);
  });

test('A delivery that was taken once is refused the second time and changes nothing', async ({ site }) => {
  const body = event();
  const headers = await signedHeaders(body, site.secrets.revalidate);
  expect((await send(site, { body, headers })).status).toBe(200);
  const before = await stateOf(site);
  expect((await send(site, { body, headers })).status).toBe(401);
  expect(await stateOf(site)).toEqual(before);
});

test('The door for the site’s own process is closed in the same way', async ({ site }) => {
  const before = await stateOf(site);
  const body = JSON.stringify({ id: randomUUID(), tags: [`entry:pillar:${slug}`] });
  const to = '/api/revalidate/tags';
  expect((await send(site, { body }, to)).status).toBe(401);
  expect((await send(site, { body, headers: await signedHeaders(body, site.secrets.preview) }, to)).status).toBe(401);
  expect((await send(site, { body, headers: await signedHeaders(body, site.secrets.revalidate, secondsNow() - 301) }, to)).status).toBe(401);
  const wrong = '{"tags":1}';
  expect((await send(site, { body: wrong, headers: await signedHeaders(wrong, site.secrets.revalidate) }, to)).status).toBe(400);
  expect(await stateOf(site)).toEqual(before);
});

test('Deliveries are not made by reading', async ({ site }) => {
  for (const to of ['/api/revalidate', '/api/revalidate/tags']) expect((await ask(site.webUrl, to)).status).toBe(405);
});
