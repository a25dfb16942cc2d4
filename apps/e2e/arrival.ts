import { expect, test } from '@playwright/test';
import { until } from '@dpo/test-support/until';
import { type RawAnswer, ask } from './raw-request';
import { readSitemap } from './sitemap';

/** What readers must get at each address. */
export type Expected = Readonly<Record<string, (answer: RawAnswer) => boolean>>;

export const shows = (...texts: string[]) => ({ status, text }: RawAnswer): boolean => status === 200 && texts.every((part) => text.includes(part));
export const lacks = (...texts: string[]) => ({ status, text }: RawAnswer): boolean => status === 200 && !texts.some((part) => text.includes(part));
export const leadsTo = (location: string) => ({ status, headers }: RawAnswer): boolean => status === 308 && headers.location === location;
/** Staff took the page off, and its readers are told so. */
export const tellsGone = (...texts: string[]) => ({ status, text }: RawAnswer): boolean => status === 410 && texts.every((part) => text.includes(part));
export const isMissing = ({ status }: RawAnswer): boolean => status === 404;

/**
 * How long tests wait for what staff change, and for the site after an outage. Whether it comes at all is theirs to
 * hold; how fast, on a machine that does nothing else, is measured by `npm run bench -- freshness` (2 s at most).
 */
export const publishLimit = 20_000;
export const recoveryLimit = 30_000;

/**
 * Does something and watches from the moment it begins until readers get all that follows from it.
 * The times stand in the report.
 * @throws when something does not arrive within `limit` milliseconds
 */
export async function arrives(webUrl: string, act: () => Promise<unknown>, expected: Expected, limit = publishLimit): Promise<void> {
  const since = performance.now();
  const watch = async ([path, holds]: [string, (answer: RawAnswer) => boolean]) => {
    let last: RawAnswer | undefined;
    const isThere = async () => {
      last = await ask(webUrl, path);
      return holds(last) || `it answered ${last.status}`;
    };
    const time = await until(`the change at ${path}`, isThere, { within: limit, since, pause: 150 });
    test.info().annotations.push({ type: 'arrived', description: `${path} after ${Math.round(time)} ms` });
  };
  await Promise.all([act(), ...Object.entries(expected).map(watch)]);
}

/** Waits until no item of a test before is listed any more: such a page tells that it is being taken off, and its picture is gone. */
export const noneLeaves = (webUrl: string): Promise<void> =>
  expect.poll(async () => (await readSitemap(webUrl)).filter(({ path }) => /\/news\/a-[0-9a-z]+-[0-9a-f]{4}$/.test(path)).length, { timeout: publishLimit }).toBe(0);
