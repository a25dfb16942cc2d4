import { type Page } from '@playwright/test';
import { locales } from '@dpo/content';
import { allPages, languages, listedPages } from '../../all-pages';
import { arrives, noneLeaves, shows } from '../../arrival';
import { ask } from '../../raw-request';
import { expect, test } from '../../test';
import { languagesOn } from '../../words';

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const bodyWith = (words: string) => [
  { __component: 'blocks.rich-text', content: [paragraph(`${words} 1`), { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [{ type: 'text', text: `${words} 2` }] }] }] },
  { __component: 'blocks.quote', text: `${words} 3`, attribution: `${words} 4` },
  { __component: 'blocks.table', caption: `${words} 5`, headerRow: true, headerColumn: true, rows: `\t${words} 6\n${words} 7\t${words} 8` },
];

test('Words of the other language within a title, a summary and a body say so: on the page, in lists and among what is found', async ({ visitor, site, newsroom, draft }) => {
  const item = await draft();
  const mixed = {
    en: { title: `${item.titles.en} on 數字政府`, summary: 'The office is known as 數字政策辦公室 in Chinese.', words: 'It is called 數字政策辦公室 here' },
    'zh-Hant-HK': { title: `${item.titles['zh-Hant-HK']}：Digital Government Policy`, summary: '英文名稱為Digital Policy Office Test。', words: '本處稱為The Digital Policy Office，不作中文' },
  } as const;
  for (const { code } of locales) await item.edit(code, { title: mixed[code].title, summary: mixed[code].summary, body: bodyWith(mixed[code].words) });
  await newsroom.publishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId });
  for (const { code, segment } of locales) {
    const other = code === 'en' ? 'zh-Hant-HK' : 'en';
    const tagged = code === 'en' ? '數字政府' : 'Digital Government Policy';
    const pages = [[item.pathIn(code), 10], [`/${segment}`, 2], [`/${segment}/news`, 2], [`/${segment}/search?q=${encodeURIComponent(tagged)}`, 1]] as const;
    for (const [path, least] of pages) {
      await expect.poll(async () => (await ask(site.webUrl, path)).text, path).toContain(`lang="${other}"`);
      await expect.poll(async () => (await visitor.goto(path)) && (await visitor.getByRole('main').locator(`span[lang="${other}"]`).count()), path).toBeGreaterThanOrEqual(least);
      expect((await languagesOn(visitor)).wrong, path).toEqual([]);
      await expect(visitor.getByRole('heading').locator(`span[lang="${other}"]`).first()).toHaveText(tagged);
    }
  }
});

test('Two items of the same title are told apart by the titles of their pages, and shared under their own', async ({ visitor, site, draft }) => {
  const title = `The same title ${Date.now()}`;
  const [one, two] = [await draft({ title, releaseDate: '2026-11-23' }), await draft({ title, releaseDate: '2026-11-24' })];
  for (const [item, day] of [[one, '23 November 2026'], [two, '24 November 2026']] as const) {
    await arrives(site.webUrl, () => item.publish('en'), { [item.pathIn('en')]: shows(title) });
    await visitor.goto(item.pathIn('en'));
    await expect(visitor).toHaveTitle(`${title} – ${day} | Digital Policy Office`);
    await expect(visitor.locator('meta[property="og:title"]')).toHaveAttribute('content', title);
  }
});

interface Outline {
  headings: { level: number; text: string }[];
  landmarks: Record<string, number>;
  unnamedNavigation: number;
  /** Pictures without words that are not decorative by intent, drawings that are neither hidden nor named, file names instead of words. */
  wordlessPictures: string[];
}

const outlineOf = (page: Page): Promise<Outline> =>
  page.evaluate(() => {
    const all = (selector: string) => Array.from(document.querySelectorAll(selector));
    const named = (element: Element) => element.getAttribute('aria-label') ?? document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ?? '';
    const isWordless = (picture: Element) =>
      picture.tagName === 'IMG'
        ? (picture.getAttribute('alt') ?? '').trim() === '' && picture.getAttribute('role') !== 'presentation' || /\.(?:png|jpe?g|gif|webp|avif)$/i.test(picture.getAttribute('alt') ?? '')
        : picture.closest('[aria-hidden="true"]') === null && named(picture) === '';
    return {
      headings: all('h1, h2, h3, h4, h5, h6').map((heading) => ({ level: Number(heading.tagName[1]), text: heading.textContent ?? '' })),
      landmarks: Object.fromEntries(['main', 'body > header, body > * > header:not(main *)', 'footer:not(main *)'].map((selector) => [selector.split(/[ ,:]/)[0] === 'body' ? 'header' : (selector.split(':')[0] ?? ''), all(selector).length])),
      unnamedNavigation: all('nav').filter((nav) => named(nav).trim() === '').length,
      wordlessPictures: all('img, svg').filter(isWordless).map((picture) => picture.outerHTML.slice(0, 200)),
    };
  });

for (const language of languages)
  test(`Every page under /${language} says which texts are in another language, has a title of its own, one first heading and no gaps after it, one main part between header and footer, and words for every picture`, async ({ visitor, site }) => {
    await noneLeaves(site.webUrl);
    const listed = new Set(await listedPages(site.webUrl, language));
    const wrong: object[] = [];
    const titles = new Map<string, string>();
    let foreign = 0;
    for (const path of await allPages(site.webUrl, language)) {
      await visitor.goto(path);
      const found = await languagesOn(visitor);
      wrong.push(...found.wrong.map((each) => ({ path, ...each })));
      foreign += found.foreign.length;

      const { headings, landmarks, unnamedNavigation, wordlessPictures } = await outlineOf(visitor);
      const first = headings.filter(({ level }) => level === 1);
      expect(first, path).toHaveLength(1);
      expect(headings.find((heading, index) => heading.level > (headings[index - 1]?.level ?? 0) + 1), `a gap before it at ${path}`).toBeUndefined();
      expect(headings.filter(({ text }) => text.trim() === ''), path).toEqual([]);
      expect({ landmarks, unnamedNavigation, wordlessPictures }, path).toEqual({ landmarks: { main: 1, header: 1, footer: 1 }, unnamedNavigation: 0, wordlessPictures: [] });

      if (!listed.has(path)) continue;
      const title = await visitor.title();
      expect(titles.get(title), `${path} is titled “${title}” as another page is`).toBeUndefined();
      titles.set(title, path);
      expect(title, path).toContain(first[0]?.text.trim());
    }
    expect(wrong).toEqual([]);
    expect(foreign, 'some texts are in the other language').toBeGreaterThan(0);
    expect(titles.size).toBe(listed.size);
  });
