import { afterEach, expect, test } from '@jest/globals';
import type { GonePage, OldAddresses } from '@dpo/content';
import { nothingFound, provideRedirecting } from './redirecting';

const notice: GonePage = { address: '/en/news/gone' } as GonePage;
const known: OldAddresses = { leads: new Map([['/en/news/moved', '/en/news/here']]), gone: new Map([['/en/news/gone', notice]]) };
let readings = 0;

function provide(lastKnown: OldAddresses | null) {
  readings = 0;
  provideRedirecting({
    known: () => Promise.resolve(lastKnown),
    lastKnown: () => lastKnown,
    former: () => null,
    changed: () => Promise.resolve(),
    afterAbsence() {
      readings += 1;
      return Promise.resolve();
    },
  });
}

afterEach(() => provide(null));

test.each(['/en/news/moved', '/en/news/gone', '/en/news/Gone?from=mail'])('Nothing has to be read again where it is known what readers get instead: %s', async (address) => {
  provide(known);
  await nothingFound(address);
  expect(readings).toBe(0);
});

test.each([['/en/news/unknown', known], ['/en/news/gone', null]])('It is read again where it is not: %s', async (address, lastKnown) => {
  provide(lastKnown);
  await nothingFound(address);
  expect(readings).toBe(1);
});
