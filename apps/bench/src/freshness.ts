import { type LocaleCode, localeOfCode, locales, newsItem } from '@dpo/content';
import type { Newsroom } from '@dpo/test-support/newsroom';
import { until } from '@dpo/test-support/until';

export interface FreshnessOptions {
  webUrl: string;
  newsroom: Newsroom;
  publishes: number;
  /** Milliseconds after which a change that is not there counts as lost. */
  patience: number;
}

/** Milliseconds from the press of the button until a reader got the change. */
export interface Freshness {
  page: 'item' | 'list' | 'search';
  locale: LocaleCode;
  times: number[];
}

/** Milliseconds between two looks: what looks without a pause takes the time that it measures. */
const pause = 40;

const shows = async (url: string, text: string) => (await (await fetch(url)).text()).includes(text);

const fieldsFor = (title: string, day: string) => ({
  title,
  releaseDate: day,
  category: 'announcement',
  summary: 'Demonstration content: measures how soon a change is public.',
});

/**
 * Publishes news items, new ones and changed ones by turns, all languages with one press, and watches the item's page, the
 * list of news and a search for a word of its title in each from the moment of the press. What it made is deleted in the end.
 * @throws {TookTooLong} when a change is not public within `patience`
 */
export async function measureFreshness({ webUrl, newsroom, publishes, patience }: FreshnessOptions): Promise<Freshness[]> {
  const results = locales.flatMap(({ code }) => (['item', 'list', 'search'] as const).map((page): Freshness => ({ page, locale: code, times: [] })));
  const timesOf = (page: Freshness['page'], locale: LocaleCode) => results.find((result) => result.page === page && result.locale === locale)?.times;
  const run = Date.now().toString(36);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Hong_Kong' }).format(new Date());
  const made: string[] = [];

  async function publish({ documentId, slug, titleIn, wordIn }: Record<'documentId' | 'slug', string> & Record<'titleIn' | 'wordIn', (locale: LocaleCode) => string>) {
    const since = performance.now();
    const watch = async (page: Freshness['page'], locale: LocaleCode, path: string, text = titleIn(locale)) => {
      const time = await until(`${path} to show "${text}"`, () => shows(webUrl + path, text), { within: patience, since, pause });
      timesOf(page, locale)?.push(time);
    };
    await Promise.all([
      // One press makes all languages public.
      newsroom.publishTogether({ type: 'news-item', documentId, locale: locales[0].code }),
      ...locales.flatMap(({ code, segment }) => {
        const href = newsItem.href(segment, slug) ?? '';
        return [
          watch('item', code, href),
          watch('list', code, `/${segment}/news`),
          // The page repeats what was asked for, so that only the result's own address tells.
          watch('search', code, `/${segment}/search?q=${wordIn(code)}`, `href="${href}"`),
        ];
      }),
    ]);
  }

  try {
    for (let number = 0; number < publishes; number += 1) {
      // Each new slug sorts before all others of its day, so that it is on the list's first page.
      const slug = `a-freshness-${String(publishes - Math.floor(number / 2)).padStart(4, '0')}-${run}`;
      const wordIn = (locale: LocaleCode) => `${run}n${number}${localeOfCode(locale).segment}`;
      const titleIn = (locale: LocaleCode) => `${slug} ${number} ${wordIn(locale)}`;
      let documentId = number % 2 === 0 ? undefined : made.at(-1);
      for (const { code } of locales)
        documentId = await newsroom.save(
          { type: 'news-item', locale: code, ...(documentId ? { documentId } : {}) },
          { ...fieldsFor(titleIn(code), day), slug },
        );
      if (documentId === undefined) throw new RangeError('There is no language to write in');
      if (number % 2 === 0) made.push(documentId);
      await publish({ documentId, slug, titleIn, wordIn });
    }
  } finally {
    for (const documentId of made) await newsroom.remove({ type: 'news-item', documentId });
  }
  return results;
}
