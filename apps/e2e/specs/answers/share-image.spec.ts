import { createHash } from 'node:crypto';
import { locales } from '@dpo/content';
import { noneLeaves, publishLimit, tellsGone } from '../../arrival';
import { ask } from '../../raw-request';
import { readSitemap } from '../../sitemap';
import { expect, test } from '../../test';

const inParallel = 4;

/** The properties of a page's head that begin so, by name (https://ogp.me; a card names its properties by `name`). */
const propertiesIn = (html: string, beginning: string) =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].flatMap(([, name = '', content = '']) => (name.startsWith(beginning) ? [[name, content.replaceAll('&amp;', '&')]] : [])),
  );

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @returns what a PNG's header says, and a mark of its bytes (https://www.w3.org/TR/png-3/#11IHDR) */
async function pictureAt(url: string) {
  const response = await fetch(url);
  const bytes = Buffer.from(await response.arrayBuffer());
  const isPng = bytes.subarray(0, 8).equals(signature);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    isKept: /\bs-maxage=\d+/.test(response.headers.get('cache-control') ?? ''),
    size: isPng ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : null,
    bytes: bytes.length,
    mark: createHash('sha256').update(bytes).digest('hex'),
  };
}

test('Every page in both languages names a picture that shows its title, of the size it says, another in each language', async ({ site }) => {
  test.setTimeout(120_000);
  await noneLeaves(site.webUrl);
  const pages = await readSitemap(site.webUrl);
  expect(pages.length).toBeGreaterThan(50);
  const named: { url: string; image: string; alternates: Readonly<Record<string, string>> }[] = [];
  for (const { url, path, alternates } of pages) {
    const { text } = await ask(site.webUrl, path);
    const { 'og:title': title, 'og:site_name': siteName } = propertiesIn(text, 'og:');
    const { 'og:image': image = '', ...properties } = propertiesIn(text, 'og:image');
    expect(properties, url).toEqual({ 'og:image:width': '1200', 'og:image:height': '630', 'og:image:type': 'image/png', 'og:image:alt': title === siteName ? title : `${title} | ${siteName}` });
    expect(propertiesIn(text, 'twitter:'), url).toMatchObject({ 'twitter:card': 'summary_large_image', 'twitter:image': image });
    expect(image.startsWith(`${site.webUrl}/${path.split('/')[1] ?? ''}/opengraph`), `${url} names ${image}`).toBe(true);
    named.push({ url, image, alternates });
  }

  const addresses = [...new Set(named.map(({ image }) => image))];
  const marks = new Map<string, string>();
  for (let start = 0; start < addresses.length; start += inParallel)
    await Promise.all(
      addresses.slice(start, start + inParallel).map(async (address) => {
        const { mark, bytes, ...answer } = await pictureAt(address);
        expect({ address, ...answer }).toEqual({ address, status: 200, type: 'image/png', isKept: true, size: [1200, 630] });
        expect(bytes, `${address} weighs ${bytes} bytes`).toBeLessThan(300_000);
        marks.set(address, mark);
      }),
    );
  expect(new Set(marks.values()).size, 'no two pictures are alike').toBe(addresses.length);
  for (const { url, image, alternates } of named)
    for (const other of named.filter((candidate) => candidate.url !== url && Object.values(alternates).includes(candidate.url)))
      expect(marks.get(other.image), `${url} and ${other.url}`).not.toBe(marks.get(image));
});

test('A picture comes with the publish, shows each change after it, and goes with its item', async ({ site, draft }) => {
  const item = await draft();
  for (const { code, segment } of locales) {
    const address = `${site.webUrl}/${segment}/opengraph${item.pathIn(code).slice(`/${segment}`.length)}.png`;
    const status = async () => (await pictureAt(address)).status;
    const mark = async () => (await pictureAt(address)).mark;
    expect(await status()).toBe(404);
    await item.publish(code);
    await expect.poll(status, { message: address, timeout: publishLimit }).toBe(200);
    const first = await mark();
    expect(await mark(), 'it is kept').toBe(first);

    await item.edit(code, { title: `${item.titles[code]} 𨋢嘅 changed` });
    await item.publish(code);
    await expect.poll(mark, { message: address, timeout: publishLimit }).not.toBe(first);
  }
  await item.remove();
  for (const { code, segment } of locales)
    await expect.poll(async () => tellsGone()(await ask(site.webUrl, `/${segment}/opengraph${item.pathIn(code).slice(`/${segment}`.length)}.png`)), { timeout: publishLimit }).toBe(true);
});

test('Nothing is drawn where no entry is', async ({ site }) => {
  for (const { segment } of locales)
    for (const path of ['opengraph/news/nothing-is-here.png', 'opengraph/news.png', 'opengraph/search.png', 'opengraph/news/a', 'opengraph/site-settings.png', 'opengraph.png/more'])
      expect((await ask(site.webUrl, `/${segment}/${path}`)).status, path).toBe(404);
});

test('A title of any characters is drawn', async ({ site, draft }) => {
  const titles = ['𨋢', '𨋢嘅𠝹', 'é', 'Ж', '国务院', '📢', `${'很長的標題，'.repeat(33)}完`, `${'Long '.repeat(39)}title`];
  const marks = new Set<string>();
  const item = await draft();
  const address = `${site.webUrl}/tc/opengraph/news/${item.slug}.png`;
  for (const title of titles) {
    await item.edit('zh-Hant-HK', { title });
    await item.publish('zh-Hant-HK');
    await expect.poll(async () => {
      const { status, mark } = await pictureAt(address);
      return status === 200 && !marks.has(mark);
    }, { message: title, timeout: publishLimit }).toBe(true);
    marks.add((await pictureAt(address)).mark);
  }
  expect(marks.size).toBe(titles.length);
});
