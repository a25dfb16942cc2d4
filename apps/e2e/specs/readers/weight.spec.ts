import { weightBudget } from '@dpo/bench/budgets';
import { pageTypesOf } from '@dpo/bench/page-types';
import { devices, excesses, totalOf, weigh } from '@dpo/bench/weight';
import { readSitemap } from '../../sitemap';
import { expect, test } from '../../test';

/** An item whose picture stands in its text, below the first screen of a phone. */
const withPicture = '/en/news/how-pictures-are-described';

const results = ['/en/search?q=digital+government', '/tc/search?q=數字政府'];

test('Every type of page keeps to its budget of bytes in both languages', async ({ browser, site }) => {
  const paths = (await readSitemap(site.webUrl)).map(({ path }) => path);
  const types = pageTypesOf(paths);
  expect([...new Set(types.map(({ name }) => name))].sort()).toEqual(
    ['about', 'home', 'news', 'news, filtered', 'news-item', 'not found', 'page', 'pillar', 'pillars', 'site-map'].sort(),
  );
  const problems: string[] = [];
  const weighOn = async (device: keyof typeof devices, path: string) => {
    const weight = await weigh(browser, site.webUrl + path, devices[device]);
    expect(weight.css, `${path} has come with its style`).toBeGreaterThan(0);
    problems.push(...excesses(`${path}, ${device},`, weight, weightBudget));
    test.info().annotations.push({ type: 'bytes', description: `${path}, ${device}: ${totalOf(weight)} in all, ${weight.js} of JavaScript, ${weight.css} of CSS, ${weight.img} of pictures` });
    return weight;
  };
  const left = [...types.map((type) => type.path), withPicture, ...results];
  const weighAll = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const { img } = await weighOn('desktop', path);
      if (img > 0) await weighOn('phone', path);
    }
  };
  // A page is waited for until it asks for nothing more; meanwhile others are looked at.
  await Promise.all([weighAll(), weighAll(), weighAll()]);
  expect(problems).toEqual([]);
});

for (const [device, options] of Object.entries(devices))
  test(`Nothing on a page moves while it loads and while its pictures come, on a ${device}`, async ({ browser, site }) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const path of ['/en', '/tc', '/en/news', '/tc/news', withPicture, withPicture.replace('/en', '/tc'), '/en/pillars/sustainable-development', ...results]) {
      await page.goto(site.webUrl + path);
      const moved = await page.evaluate(async () => {
        interface Shift extends PerformanceEntry {
          value: number;
          sources: readonly { node: Node | null }[];
        }
        const shifts: { value: number; moved: (string | undefined)[] }[] = [];
        const note = (entries: PerformanceEntryList) => {
          for (const { value, sources } of entries as Shift[]) shifts.push({ value, moved: sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeValue?.slice(0, 120))) });
        };
        const observer = new PerformanceObserver((list) => note(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        for (const image of Array.from(document.images)) {
          image.scrollIntoView();
          await image.decode();
        }
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        note(observer.takeRecords());
        return shifts;
      });
      expect(moved, path).toEqual([]);
    }
    await context.close();
  });

test('A picture comes as AVIF to a browser that knows it, and as WebP or in its own format to others', async ({ visitor, request }) => {
  await visitor.goto(withPicture);
  const image = visitor.getByRole('main').locator('picture img').first();
  await image.scrollIntoViewIfNeeded();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.currentSrc)).toMatch(/\.avif\?v=/);
  const offered = await visitor.locator('picture').first().locator('source').evaluateAll((sources) => sources.map((source) => [source.getAttribute('type'), source.getAttribute('srcset')]));
  expect(offered.map(([type]) => type)).toEqual(['image/avif', 'image/webp']);
  for (const [type, sources] of offered)
    for (const [address = ''] of (sources ?? '').split(', ').map((source) => source.split(' '))) {
      const answer = await request.get(address);
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, type]);
    }
});

test('regression: the tools of a page’s header move when it is drawn before all of it has come', async ({ visitor }) => {
  for (const path of ['/en', '/tc/news', '/en/nothing-is-here', '/tc/search?q=zzzz']) {
    await visitor.goto(path);
    const awaited = await visitor.locator('head > link[rel=expect][blocking=render]').getAttribute('href');
    await expect(visitor.locator(awaited ?? ''), path).toHaveRole('main');
    expect(await visitor.getByRole('banner').evaluate((header, id) => header.compareDocumentPosition(document.querySelector(id) ?? header) === Node.DOCUMENT_POSITION_FOLLOWING, awaited ?? ''), 'the header stands before it').toBe(true);
  }
});

test('Each page names its icon, so that no browser asks for one that is not there', async ({ visitor, request }) => {
  for (const path of ['/en', '/tc/news', withPicture, '/en/nothing-is-here']) {
    await visitor.goto(path);
    const icon = await request.get((await visitor.locator('link[rel="icon"]').getAttribute('href')) ?? '');
    expect([icon.status(), icon.headers()['content-type']], path).toEqual([200, 'image/svg+xml']);
  }
});
