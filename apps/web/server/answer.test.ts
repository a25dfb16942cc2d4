/** @jest-environment node */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { channel } from 'node:diagnostics_channel';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GonePage, resolveAddresses } from '@dpo/content';
import { provideRedirecting } from '../src/redirecting';
import { prepareAnswer } from './answer';

const servers: Server[] = [];

function knowRedirects(redirects: ReadonlyMap<string, string> | null, gone: readonly GonePage[] = [], former: readonly GonePage[] = []) {
  const known = redirects && resolveAddresses([...redirects].map(([from, to]) => ({ from, to })), gone);
  provideRedirecting({
    known: () => Promise.resolve(known), lastKnown: () => known, changed: () => Promise.resolve(), afterAbsence: () => Promise.resolve(),
    former: (key) => former.find(({ address }) => address === key) ?? null,
  });
}

beforeEach(() => knowRedirects(new Map()));

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server whose `handle` stands where Next stands. @returns how to ask it */
async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    prepareAnswer(request, response, origin());
    handle(request, response);
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (path: string, init: RequestInit = {}) => fetch(`${origin()}${path}`, init);
}

const html = (response: ServerResponse, status: number, body: string) => {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('etag', '"e1"');
  response.end(body);
};

test('a page loses its scripts, gains its policy, and is compressed', async () => {
  const ask = await serve((_, response) => html(response, 200, `<html><script>1</script>${'text '.repeat(500)}</html>`));
  const response = await ask('/en', { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('etag')).toBe('W/"e1"');
  expect(response.headers.get('vary')).toBe('accept-encoding');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await response.text()).toBe(`<html>${'text '.repeat(500)}</html>`);
});

test('written in pieces it arrives whole', async () => {
  const ask = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write('<p>數字');
    response.write(Buffer.from('政策</p>'));
    response.end('<script>1</script>');
  });
  expect(await (await ask('/tc')).text()).toBe('<p>數字政策</p>');
});

test('a failure because of the CMS is 503 in the language of the address, to be tried again, never stored', async () => {
  const ask = await serve((_, response) => {
    channel('dpo:outage').publish(new Error('down'));
    html(response, 500, 'Internal Server Error');
  });
  for (const [path, lang] of [['/tc/news/a', 'zh-Hant-HK'], ['/en', 'en']] as const) {
    const response = await ask(path);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
    const body = await response.text();
    expect(body).toContain(`<html lang="${lang}">`);
    expect(body).toContain(`href="${path}"`);
    expect(body).not.toContain('Internal Server Error');
  }
});

test.each([
  ['/en', 'en', 'a fault on our side'],
  ['/tc', 'zh-Hant-HK', '由於系統故障'],
])('a failure of our own under %s stays 500, in its language', async (start, language, words) => {
  const ask = await serve((_, response) => html(response, 500, 'Internal Server Error'));
  const response = await ask(`${start}/about?x="><script>`);
  expect(response.status).toBe(500);
  expect(response.headers.get('retry-after')).toBeNull();
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const text = await response.text();
  expect(text).not.toContain('<script>');
  expect(text).toContain(`<html lang="${language}">`);
  expect(text).toContain(words);
});

test('an old address that no page here can have is led on too, although Next has the 404 page for it', async () => {
  knowRedirects(new Map([['/en/news/press_releases/2024/07/pr_20240725.html', '/en/about']]));
  // Next makes it as a page like any other.
  const ask = await serve((_, response) => html(response, 200, '<html lang="en">Page not found</html>'));
  const response = await ask('/en/news/press_releases/2024/07/pr_20240725.html', { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([308, '/en/about']);
  expect((await ask('/en/news/press_releases/2024/07/pr_1.html', { redirect: 'manual' })).status).toBe(404);
});

test('what is no page may load nothing and stand in nobody’s frame', async () => {
  const ask = await serve((_, response) => {
    response.setHeader('content-type', 'application/xml');
    response.end('<feed/>');
  });
  expect((await ask('/en/news/feed.xml')).headers.get('content-security-policy')).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
});

test.each([
  ['/en/about', '/en/about'],
  ['/tc/news/新聞?x=%E6%96%B0', '/tc/news/%E6%96%B0%E8%81%9E?x=%E6%96%B0'],
  ['https://www.gov.hk/en', 'https://www.gov.hk/en'],
])('an old address where nothing is leads to %s for good, in one step', async (to, location) => {
  knowRedirects(new Map([['/en/old_page.html', to]]));
  const ask = await serve((_, response) => html(response, 404, '<html lang="en">Page not found</html>'));
  for (const method of ['GET', 'HEAD']) {
    const response = await ask('/en/Old_Page.html/?utm_source=mail', { redirect: 'manual', method });
    expect([response.status, response.headers.get('location')]).toEqual([308, location]);
    expect(response.headers.get('cache-control')).toBe('public, max-age=60, s-maxage=60');
    expect(response.headers.get('etag')).toBeNull();
    expect(await response.text()).toBe('');
  }
});

test('an old address with a slash at its end is led on in one step, a page’s own to the page', async () => {
  knowRedirects(new Map([['/en/old', '/en/about'], ['/en/news', '/en/elsewhere']]));
  const ask = await serve((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    if (path.endsWith('/')) response.writeHead(308, { location: `${path.slice(0, -1)}?${query}` }).end();
    else html(response, path === '/en/old' ? 404 : 200, '<html lang="en"></html>');
  });
  const locationOf = async (path: string) => (await ask(path, { redirect: 'manual' })).headers.get('location');
  expect(await locationOf('/en/old/?x=1')).toBe('/en/about');
  expect(await locationOf('/en/news/?x=1')).toBe('/en/news?x=1');
  expect(await locationOf('/en/other/?x=1')).toBe('/en/other?x=1');
});

test('a page that is there wins over a redirect from its address', async () => {
  knowRedirects(new Map([['/en/about', '/en/elsewhere']]));
  const ask = await serve((_, response) => html(response, 200, '<html lang="en">About</html>'));
  expect((await ask('/en/about', { redirect: 'manual' })).status).toBe(200);
});

const taken = (address: string, to: string | null = null): GonePage => ({ address, to, title: 'A page', language: 'en', at: '2026-11-23T01:00:00.000Z', reason: 'Superseded.' });

/** Next with its notices, and a page or nothing at every other address. */
const nextWith = (status: number) => serve((request, response) => {
  if (request.url?.startsWith('/en/410/')) html(response, 200, `<html lang="en"><script>1</script>Taken off: ${request.url}</html>`);
  else if (request.headers['if-none-match']) response.writeHead(304, { etag: '"e1"' }).end();
  else html(response, status, '<html lang="en">As it was</html>');
});

test.each([200, 404])('where staff took a page off, readers are told so with 410, also while Next still answers %d', async (status) => {
  knowRedirects(new Map(), [taken('/en/news/old')]);
  const ask = await nextWith(status);
  for (const headers of [{}, { 'if-none-match': '"e1"' }]) {
    const response = await ask('/en/news/Old/?utm_source=mail', { headers });
    expect([response.status, response.headers.get('cache-control')]).toEqual([410, 'public, max-age=0, s-maxage=60']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toBe('<html lang="en">Taken off: /en/410/news/old</html>');
  }
  expect((await ask('/en/410/news/old')).status).toBe(410);
});

test('where readers of a page that was taken off are sent on, a page that still seems to be there does not keep them', async () => {
  knowRedirects(new Map([['/en/older', '/en/news/old']]), [taken('/en/news/old', '/en/about')]);
  const ask = await nextWith(200);
  const response = await ask('/en/news/old', { redirect: 'manual' });
  expect([response.status, response.headers.get('location'), response.headers.get('cache-control')]).toEqual([308, '/en/about', 'public, max-age=0, s-maxage=60']);
  const missing = await (await nextWith(404))('/en/older', { redirect: 'manual' });
  expect([missing.status, missing.headers.get('location')]).toEqual([308, '/en/about']);
});

test('staff who look at a draft see it where the page was taken off', async () => {
  knowRedirects(new Map(), [taken('/en/news/old')]);
  const ask = await nextWith(200);
  expect(await (await ask('/en/news/old', { headers: { cookie: '__prerender_bypass=x' } })).text()).toContain('As it was');
  for (const cookie of ['preview_pass=__prerender_bypass=x', 'a__prerender_bypass=x']) expect((await ask('/en/news/old', { headers: { cookie } })).status).toBe(410);
});

test('a page that is back keeps its notice until Next has it', async () => {
  knowRedirects(new Map(), [], [taken('/en/news/old')]);
  expect((await (await nextWith(404))('/en/news/old')).status).toBe(410);
  expect((await (await nextWith(200))('/en/news/old')).status).toBe(200);
});

test('what went with a page goes where it went: its picture, its feed, its list of news', async () => {
  knowRedirects(new Map([['/en/pillars/moved', '/en/pillars/new']]), [taken('/en/pillars/old'), taken('/en/news/sent', '/en/news/there')]);
  const ask = await nextWith(404);
  const answers = async (path: string) => {
    const response = await ask(path, { redirect: 'manual' });
    return `${response.status} ${response.headers.get('location') ?? (await response.text())}`;
  };
  expect(await answers('/en/news?pillar=old')).toContain('410 <html lang="en">Taken off: /en/410/pillars/old');
  expect(await answers('/en/news/feed.xml?pillar=old')).toBe('410 ');
  expect(await answers('/en/opengraph/pillars/old.png')).toBe('410 ');
  expect(await answers('/en/news?category=speech&pillar=moved')).toBe('308 /en/news?category=speech&pillar=new');
  expect(await answers('/en/news/feed.json?pillar=moved')).toBe('308 /en/news/feed.json?pillar=new');
  expect(await answers('/en/opengraph/news/sent.png')).toBe('308 /en/opengraph/news/there.png');
  expect(await answers('/en/news?pillar=never')).toMatch(/^404/);
});

test('a list of news that has become empty leads to the wider one, for the time being', async () => {
  const ask = await serve((_, response) => html(response, 404, '<html id="__next_error__"></html>'));
  const leads = async (path: string) => {
    const { status, headers } = await ask(path, { redirect: 'manual' });
    return [status, headers.get('location')];
  };
  expect(await leads('/tc/news?category=speech&year=2021')).toEqual([307, '/tc/news?category=speech']);
  expect(await leads('/en/news?page=9')).toEqual([307, '/en/news']);
  expect(await leads('/en/news?pillar=made-up')).toEqual([404, null]);
});

test('while nobody knows where old addresses lead, none is told absent', async () => {
  knowRedirects(null);
  const ask = await serve((_, response) => html(response, 404, '<html lang="en">Page not found</html>'));
  const response = await ask('/tc/old');
  expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store']);
  expect(await response.text()).toContain('<html lang="zh-Hant-HK">');
});

test('Next’s empty 404 becomes the 404 page of the language', async () => {
  const ask = await serve((request, response) => {
    if (request.url?.startsWith('/tc/404')) html(response, 200, '<html lang="zh-Hant-HK"><h1>找不到網頁</h1></html>');
    else html(response, 404, '<!DOCTYPE html><html id="__next_error__"><body></body></html>');
  });
  const response = await ask('/tc/news/nothing');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('找不到網頁');
  for (const path of ['/tc/404', '/tc/404?x=1']) expect((await ask(path)).status).toBe(404);
});

test('an address that cannot be decoded, or asks for the run time’s data, is not found', async () => {
  const ask = await serve((request, response) => html(response, request.url === '/tc/404' ? 200 : 500, '<h1>找不到網頁</h1>'));
  for (const path of ['/tc/%ff', '/tc/news/%e0%a4%a?x=%ff', '/tc/news.rsc', '/tc/news.rsc?_rsc=1', '/tc/news.segments/_tree.segment.rsc']) {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('找不到網頁');
  }
});

test('pictures, partial content and answers to HEAD pass without a change', async () => {
  const ask = await serve((request, response) => {
    response.writeHead(request.url === '/uploads/part' ? 206 : 200, { 'content-type': request.url === '/en' ? 'text/html' : 'image/png' });
    response.end(request.method === 'HEAD' ? undefined : Buffer.alloc(5000, 1));
  });
  expect((await (await ask('/uploads/a.png')).arrayBuffer()).byteLength).toBe(5000);
  expect((await ask('/uploads/part')).status).toBe(206);
  expect((await ask('/uploads/a.png')).headers.get('content-encoding')).toBeNull();
  const head = await ask('/en', { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('content-security-policy')).not.toBeNull();
  expect(await head.text()).toBe('');
});

test('headers that ask for something else than the page are not passed on', async () => {
  const ask = await serve((request, response) => html(response, 200, JSON.stringify(request.headers)));
  const seen = await (await ask('/en', { headers: { rsc: '1', 'next-router-prefetch': '1', 'next-action': 'x', accept: 'text/html' } })).text();
  expect(seen).toContain('text/html');
  expect(seen).not.toMatch(/rsc|next-/);
});

test('a stale 404 page keeps its status to its reader, and out of the sight of what makes its successor', async () => {
  const seen: number[] = [];
  const ask = await serve((_, response) => {
    response.setHeader('x-nextjs-cache', 'STALE');
    seen.push(response.statusCode);
    html(response, 404, '<html lang="en">Page not found</html>');
    seen.push(response.statusCode);
  });
  const response = await ask('/en/news/soon');
  expect({ status: response.status, text: await response.text(), seen }).toEqual({ status: 404, text: '<html lang="en">Page not found</html>', seen: [200, 200] });
});

test('a stale page keeps its status when its successor turns out to be a 404 page before it is sent', async () => {
  const ask = await serve((_, response) => {
    response.setHeader('x-nextjs-cache', 'STALE');
    html(response, 200, '<html lang="en">An item</html>');
    response.statusCode = 404;
  });
  const response = await ask('/en/news/gone');
  expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: '<html lang="en">An item</html>' });
});

test.each([
  '/en/news/Not-A-Slug', '/en/news/a_b', '/tc/news/%E6%95%B8', '/en/news/a--b', `/en/news/${'a'.repeat(121)}.${'b'.repeat(5)}`, '/en/a.b.c', '/tc//news', `/en/${'a'.repeat(126)}?a=1`,
])('regression: an address at which nothing can be is looked up in the CMS and kept: %s', async (address) => {
  const asked: string[] = [];
  const ask = await serve((request, response) => {
    asked.push(request.url ?? '');
    html(response, 404, '<html>nothing is here</html>');
  });
  expect((await ask(address)).status).toBe(404);
  expect(asked).toEqual([`/${address.slice(1, 3)}/404`]);
  knowRedirects(new Map([['/en/news/not-a-slug', '/en/news']]));
  const reply = await ask('/en/news/Not-A-Slug', { redirect: 'manual' });
  expect([reply.status, reply.headers.get('location')]).toEqual([308, '/en/news']);
});

test.each(['/en', '/tc/', '/en/news', '/en/news/', '/en/news/a-slug-2', '/tc/news/feed.xml?category=speech', '/en/opengraph/news/a-slug.png', '/en/opengraph.png', '/en/news/list/-/2026/-/2', '/tc/news/feed/xml/-/-', '/tc/site-map', '/en/410/en/news/A_b', '/', '/sitemap/news-1.xml', '/robots.txt', '/uploads/A_b.PNG'])(
  'an address at which something can be is asked for: %s',
  async (address) => {
    const asked: string[] = [];
    const ask = await serve((request, response) => {
      asked.push(request.url ?? '');
      html(response, 200, '<html>page</html>');
    });
    await ask(address);
    expect(asked).toContain(address);
  },
);
