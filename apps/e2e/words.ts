import type { Page } from '@playwright/test';

export interface Words {
  where: string;
  text: string;
  /** Of the nearest element that says one. */
  language: string;
  /** An attribute or a title: it has one language, whatever stands in it. */
  isWhole: boolean;
}

/** Every text of a page that a reader sees or hears, with the language that it is said to be in. */
const wordsOn = (page: Page): Promise<Words[]> =>
  page.evaluate(() => {
    const languageOf = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') ?? '';
    const place = (element: Element | null) => element?.outerHTML.slice(0, 120) ?? '';
    const ofPage = { language: languageOf(document.documentElement), isWhole: true };
    const words = [{ where: 'title', text: document.title, ...ofPage }];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element && !['SCRIPT', 'STYLE', 'TEMPLATE'].includes(element.tagName)) words.push({ where: place(element), text: node.nodeValue ?? '', language: languageOf(element), isWhole: false });
    }
    const spoken = ['alt', 'aria-label', 'title', 'placeholder', 'aria-description'];
    for (const element of Array.from(document.querySelectorAll(spoken.map((name) => `[${name}]`).join(','))))
      for (const name of spoken) words.push({ where: place(element), text: element.getAttribute(name) ?? '', language: languageOf(element), isWhole: true });
    const description = document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '';
    return [...words, { where: 'description', text: description, ...ofPage }];
  });

/** Addresses are in no language. */
const withoutAddresses = (text: string) => text.replace(/https?:\/\/\S+|[\w.+-]+@[\w.-]+|(?:^|\s)\/[\w/?=&.-]+/gu, ' ');

/** Names that both languages write alike, where they cannot be told from the words around them. */
const names = ['Web Content Accessibility Guidelines'];

const withoutNames = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, ' '), text);

const hasChinese = (text: string) => /\p{Script=Han}/u.test(text);

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /\p{Script=Latin}{2}/u.test(word)).length;

/** One or two words are a name or a term, which is at home in a Chinese sentence. */
const hasEnglish = (text: string) => withoutNames(withoutAddresses(text)).split(/[\p{Script=Han}\u3000-\u303f\uff01-\uff5e]+/u).some((run) => wordsIn(run) > 2);

/** What is written, if it is not what is said. */
function unsaid({ text, language, isWhole }: Words): 'en' | 'zh' | null {
  if (language.startsWith('en')) return hasChinese(text) && !(isWhole && hasEnglish(text)) ? 'zh' : null;
  return hasEnglish(text) && !(isWhole && hasChinese(text)) ? 'en' : null;
}

/** @returns the texts of a page that are in another language than they say, and how many rightly say another than the page's */
export async function languagesOn(page: Page): Promise<{ wrong: Words[]; foreign: Words[] }> {
  const words = await wordsOn(page);
  const [own = ''] = ((await page.locator('html').getAttribute('lang')) ?? '').split('-');
  const wrong = words.filter((each) => unsaid(each) !== null);
  const foreign = words.filter(({ text, language }) => !language.startsWith(own) && (hasChinese(text) || hasEnglish(text)));
  return { wrong, foreign };
}
