import { type Page } from '@playwright/test';
import { allPages, languages, listedPages } from '../all-pages';
import { expect, test } from '../test';

interface Words {
  where: string;
  text: string;
  /** Of the nearest element that says one. */
  language: string;
}

/** Every text of a page that a reader sees or hears, with the language that it is said to be in. */
const wordsOn = (page: Page): Promise<Words[]> =>
  page.evaluate(() => {
    const languageOf = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') ?? '';
    const place = (element: Element | null) => element?.outerHTML.slice(0, 120) ?? '';
    const words = [{ where: 'title', text: document.title, language: languageOf(document.documentElement) }];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element && !['SCRIPT', 'STYLE', 'TEMPLATE'].includes(element.tagName)) words.push({ where: place(element), text: node.nodeValue ?? '', language: languageOf(element) });
    }
    const spoken = ['alt', 'aria-label', 'title', 'placeholder', 'aria-description'];
    for (const element of Array.from(document.querySelectorAll(spoken.map((name) => `[${name}]`).join(','))))
      for (const name of spoken) words.push({ where: place(element), text: element.getAttribute(name) ?? '', language: languageOf(element) });
    const description = document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '';
    return [...words, { where: 'description', text: description, language: languageOf(document.documentElement) }];
  });

/** Addresses are in no language. */
const withoutAddresses = (text: string) => text.replace(/https?:\/\/\S+|[\w.+-]+@[\w.-]+|(?:^|\s)\/[\w/?=&.-]+/gu, ' ');

/** Names that both languages write alike. */
const names = ['Web Content Accessibility Guidelines', 'Chrome', 'Edge', 'Firefox', 'Safari', 'JAWS', 'NVDA', 'VoiceOver', 'TalkBack'];

const withoutNames = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, ' '), text);

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
const isEnglish = (text: string) => !isChinese(text) && (withoutNames(withoutAddresses(text)).match(/\p{Script=Latin}{2,}/gu) ?? []).length > 2;

for (const language of languages)
  test(`Every text on a page under /${language} that is in another language says so`, async ({ visitor, site }) => {
    const wrong: ({ path: string } & Words)[] = [];
    let foreign = 0;
    for (const path of await allPages(site.webUrl, language)) {
      await visitor.goto(path);
      for (const { where, text, language: said } of await wordsOn(visitor)) {
        const expected = isChinese(text) ? 'zh' : isEnglish(text) ? 'en' : null;
        if (expected !== null && !said.startsWith(expected)) wrong.push({ path, where, text, language: said });
        if (expected !== null && !said.startsWith(language === 'en' ? 'en' : 'zh')) foreign += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(foreign, 'some texts are in the other language').toBeGreaterThan(0);
  });

test('No two pages of a language have the same title, and each is named by its heading', async ({ visitor, site }) => {
  for (const language of languages) {
    const titles = new Map<string, string>();
    for (const path of await listedPages(site.webUrl, language)) {
      await visitor.goto(path);
      const title = await visitor.title();
      expect(titles.get(title), `${path} is titled “${title}” as another page is`).toBeUndefined();
      titles.set(title, path);
      expect(title, path).toContain((await visitor.getByRole('heading', { level: 1 }).textContent())?.trim());
    }
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
  test(`Pages under /${language} have one first heading and no gaps after it, one main part between header and footer, and words for every picture`, async ({ visitor, site }) => {
    for (const path of await allPages(site.webUrl, language)) {
      await visitor.goto(path);
      const { headings, landmarks, unnamedNavigation, wordlessPictures } = await outlineOf(visitor);
      expect(headings.filter(({ level }) => level === 1), path).toHaveLength(1);
      expect(headings.find((heading, index) => heading.level > (headings[index - 1]?.level ?? 0) + 1), `a gap before it at ${path}`).toBeUndefined();
      expect(headings.filter(({ text }) => text.trim() === ''), path).toEqual([]);
      expect({ landmarks, unnamedNavigation, wordlessPictures }, path).toEqual({ landmarks: { main: 1, header: 1, footer: 1 }, unnamedNavigation: 0, wordlessPictures: [] });
    }
  });
