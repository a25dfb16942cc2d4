import { readFile } from 'node:fs/promises';
import { type LocaleCode, localeOfCode, locales, newsItem } from '@dpo/content';
import type { Newsroom } from '@dpo/test-support/newsroom';
import { until } from '@dpo/test-support/until';

export interface ChangesOptions {
  webUrl: string;
  newsroom: Newsroom;
  /** How often each kind of change is made. */
  rounds: number;
  /** Milliseconds after which a change that is not there counts as lost. */
  patience: number;
  /** Two pictures of one kind, of which the second takes the place of the first. */
  pictures: readonly [string, string];
}

/** Milliseconds from the press of the button until readers got what follows from it, on one kind of page in both languages. */
export interface Arrivals {
  change: string;
  page: string;
  times: number[];
}

interface Answer {
  status: number;
  location: string | null;
  text: string;
}

/** A page that a change concerns, and how one sees that it is there. */
interface Sight {
  page: string;
  path: string;
  isFresh: (answer: Answer) => boolean;
}

/** Milliseconds between two looks at each of so many pages: who looks more often takes the time that is measured. */
const pauseFor = (pages: number): number => Math.max(60, 7 * pages);

const shows = (text: string) => ({ status, text: all }: Answer) => status === 200 && all.includes(text);
const lacks = (text: string) => ({ status, text: all }: Answer) => status === 200 && !all.includes(text);
const isGone = ({ status }: Answer) => status === 410;
const leadsTo = (address: string) => ({ status, location }: Answer) => status === 308 && location === address;

const inEach = (sightsIn: (locale: (typeof locales)[number]) => Sight[]): Sight[] => locales.flatMap(sightsIn);

/**
 * Makes each kind of change that readers must soon see (publish, new address, replaced picture, unpublish, delete, a
 * pillar's title) and watches every page that it concerns, in both languages, from the moment of the press. What it made
 * is deleted in the end, and the pillar called again what it was called.
 * @throws {TookTooLong} when a change is not public within `patience`
 */
export async function measureChanges({ webUrl, newsroom, rounds, patience, pictures }: ChangesOptions): Promise<Arrivals[]> {
  const results = new Map<string, Arrivals>();
  const run = Date.now().toString(36);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Hong_Kong' }).format(new Date());

  const answerAt = async (path: string): Promise<Answer> => {
    const response = await fetch(webUrl + path, { redirect: 'manual' });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  };

  async function measure(change: string, press: () => Promise<unknown>, sights: readonly Sight[]) {
    const since = performance.now();
    const pause = pauseFor(sights.length);
    const watch = async ({ page, path, isFresh }: Sight) => {
      const time = await until(`${change} at ${path}`, async () => isFresh(await answerAt(path)), { within: patience, since, pause });
      const key = `${change} ${page}`;
      const arrivals = results.get(key) ?? { change, page, times: [] };
      arrivals.times.push(time);
      results.set(key, arrivals);
    };
    await Promise.all([press(), ...sights.map(watch)]);
  }

  /** The lists that a news item of today stands on. */
  const listsIn = (segment: string, isFresh: Sight['isFresh']): Sight[] => [
    { page: 'home', path: `/${segment}`, isFresh },
    { page: 'list', path: `/${segment}/news`, isFresh },
    { page: 'filtered list', path: `/${segment}/news?category=announcement`, isFresh },
    { page: 'site map', path: `/${segment}/site-map`, isFresh },
  ];

  async function newsItems() {
    const [first, second] = await Promise.all(pictures.map((file) => readFile(file)));
    if (!first || !second) throw new RangeError('There are no pictures to show');
    for (let round = 0; round < rounds; round += 1) {
      // Sorts before all others of its day, so that it stands on the first page of every list.
      const slug = `a-change-${String(rounds - round).padStart(4, '0')}-${run}`;
      const moved = `${slug}-moved`;
      const titleIn = (locale: LocaleCode) => `${slug} ${localeOfCode(locale).segment}`;
      const addressIn = (segment: (typeof locales)[number]['segment'], of: string) => newsItem.href(segment, of) ?? '';
      const media = await newsroom.upload({ name: `${slug}.png`, mime: 'image/png', bytes: first });
      let documentId: string | undefined;
      const save = async (fields: Readonly<Record<string, unknown>>) => {
        for (const { code } of locales)
          documentId = await newsroom.save({ type: 'news-item', locale: code, ...(documentId ? { documentId } : {}) }, {
            title: titleIn(code), releaseDate: day, category: 'announcement', summary: 'Demonstration content: measures how soon a change is public.',
            image: { media: media.id, alternativeText: `What the picture of ${slug} shows`, decorative: false }, ...fields,
          });
        return documentId ?? '';
      };
      const version = { type: 'news-item', locale: locales[0].code, documentId: await save({ slug }) } as const;

      await measure('publish', () => newsroom.publishTogether(version), [
        ...inEach(({ code, segment }) => [{ page: 'item', path: addressIn(segment, slug), isFresh: shows(titleIn(code)) }, ...listsIn(segment, shows(titleIn(code)))]),
        { page: 'sitemap.xml', path: '/sitemap.xml', isFresh: shows(`${addressIn('tc', slug)}<`) },
      ]);

      const shown = await Promise.all(locales.map(async ({ segment }) => (/src="(\/uploads\/[^"]+)"/.exec((await answerAt(addressIn(segment, slug))).text))?.[1] ?? ''));
      await measure('replace a picture', () => newsroom.replace(media.id, { name: `${slug}.png`, mime: 'image/png', bytes: second }), locales.map(({ segment }, index) => (
        { page: 'item', path: addressIn(segment, slug), isFresh: lacks(`src="${shown[index]}"`) }
      )));

      await save({ slug: moved });
      await measure('change an address', () => newsroom.publishTogether(version), [
        ...inEach(({ code, segment }) => [
          { page: 'item', path: addressIn(segment, moved), isFresh: shows(titleIn(code)) },
          { page: 'old address', path: addressIn(segment, slug), isFresh: leadsTo(addressIn(segment, moved)) },
          ...listsIn(segment, shows(`${addressIn(segment, moved)}"`)),
        ]),
        { page: 'sitemap.xml', path: '/sitemap.xml', isFresh: shows(`${addressIn('tc', moved)}<`) },
      ]);

      const gone = [
        ...inEach(({ code, segment }) => [{ page: 'item', path: addressIn(segment, moved), isFresh: isGone }, ...listsIn(segment, lacks(titleIn(code)))]),
        { page: 'sitemap.xml', path: '/sitemap.xml', isFresh: lacks(`${addressIn('tc', moved)}<`) },
      ];
      await (round % 2 === 0
        ? measure('unpublish', () => newsroom.unpublishTogether(version), gone).then(() => newsroom.remove(version))
        : measure('delete', () => newsroom.remove(version), gone));
    }
  }

  async function pillars() {
    const code = locales[0].code;
    const segment = localeOfCode(code).segment;
    const [pillar] = await newsroom.drafts({ type: 'pillar', locale: code });
    if (!pillar) return;
    const version = { type: 'pillar', locale: code, documentId: pillar.documentId } as const;
    const title = String(pillar.title);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const changed = `${title} ${run} ${round}`;
        await newsroom.save(version, { title: changed });
        await measure('rename a pillar', () => newsroom.publish(version), ['', '/pillars', `/pillars/${String(pillar.slug)}`, '/site-map', '/news'].map((path) => (
          { page: path === '' ? 'home' : path, path: `/${segment}${path}`, isFresh: shows(changed) }
        )));
      }
    } finally {
      await newsroom.save(version, { title });
      await newsroom.publish(version);
    }
  }

  await newsItems();
  await pillars();
  return [...results.values()];
}
