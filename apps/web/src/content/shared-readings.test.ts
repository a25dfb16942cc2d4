/** @jest-environment node */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { forgetReadings, readingsChanged, sharedReading } from './shared-readings';

let asked: number;
const at = (moment: number) => ({ clock: () => moment });
const ask = () => Promise.resolve((asked += 1));

beforeEach(() => {
  forgetReadings();
  asked = 0;
});

test('what several pages ask within seconds is read once', async () => {
  expect(await Promise.all([sharedReading('list', ask, at(0)), sharedReading('list', ask, at(1)), sharedReading('other', ask, at(1))])).toEqual([1, 1, 2]);
  expect(await sharedReading('list', ask, at(4999))).toBe(1);
  expect(await sharedReading('list', ask, at(5000))).toBe(3);
});

test('after a change nothing is shared that was read before it', async () => {
  expect(await sharedReading('list', ask, at(0))).toBe(1);
  readingsChanged([{ type: 'page', documentId: 'c', slugs: ['contact'] }]);
  expect(await sharedReading('list', ask, at(1))).toBe(2);
});

test('what a change overtakes is read again, so that no page as it was comes after the one made for the change', async () => {
  const underWay = sharedReading('list', ask, at(0));
  forgetReadings();
  const after = sharedReading('list', ask, at(1));
  expect(await Promise.all([underWay, after])).toEqual([2, 2]);
});

test('under changes without end something is shown', async () => {
  const changing = async () => {
    const answer = await ask();
    forgetReadings();
    return answer;
  };
  expect(await sharedReading('list', changing, at(0))).toBe(3);
});

test('a failure is not kept', async () => {
  await expect(sharedReading('list', () => Promise.reject(new Error('down')), at(0))).rejects.toThrow('down');
  expect(await sharedReading('list', ask, at(1))).toBe(1);
});

describe('an entry', () => {
  const entry = { type: 'news-item', embeds: ['pillar'] } as const;
  const locale = 'en';
  const read = (moment: number, slug: string | undefined = 'a') => sharedReading(`one ${slug}`, ask, { subject: { entry, locale, slug }, ...at(moment) });

  test('is read once for five minutes, whatever happens to others', async () => {
    expect(await read(0)).toBe(1);
    readingsChanged([{ type: 'news-item', documentId: '2', slugs: ['b'] }, { type: 'page', documentId: '3', slugs: ['a'] }]);
    expect(await read(299_999)).toBe(1);
    expect(await read(300_000)).toBe(2);
  });

  test.each([
    ['it, at this address or an earlier one', { type: 'news-item', documentId: '1', slugs: ['before', 'a'] }],
    ['one of its type that has no address', { type: 'news-item', documentId: '1', slugs: [] }],
    ['one that it may come to show', { type: 'pillar', documentId: 'p', slugs: ['p'] }],
  ] as const)('is read again after a change to %s', async (_what, change) => {
    expect(await read(0)).toBe(1);
    readingsChanged([change]);
    expect(await read(1)).toBe(2);
  });

  test.each([
    ['that it shows', 'once more', { locale, pillars: [{ documentId: 'p' }] }],
    ['that another one shows', 'not', { locale, pillars: [{ documentId: 'q' }] }],
    ['that is shown in another language only', 'once more', { locale: 'zh-Hant-HK', pillars: [{ documentId: 'q' }] }],
  ] as const)('after a change to one %s is read %s', async (_what, again, mine) => {
    const readOf = (slug: string, shown: { locale: 'en' | 'zh-Hant-HK'; pillars: readonly { documentId: string }[] }) =>
      sharedReading(slug, async () => ({ count: await ask(), pillars: shown.pillars }), { subject: { entry, locale: shown.locale, slug }, ...at(0) });
    await readOf('a', mine);
    await readOf('b', { locale, pillars: [{ documentId: 'p' }] });
    readingsChanged([{ type: 'pillar', documentId: 'p', slugs: ['p'] }]);
    expect((await readOf('a', mine)).count).toBe(again === 'not' ? 1 : 3);
  });

  test('the only one of its type is read again after each change to it', async () => {
    const only = (moment: number) => sharedReading('settings', ask, { subject: { entry: { type: 'site-settings', embeds: [] }, locale }, ...at(moment) });
    expect(await only(0)).toBe(1);
    readingsChanged([{ type: 'news-item', documentId: '1', slugs: ['a'] }]);
    expect(await only(1)).toBe(1);
    readingsChanged([{ type: 'site-settings', documentId: 's', slugs: [] }]);
    expect(await only(2)).toBe(2);
  });

  test('being read while another changes is not read again; while it changes, it is', async () => {
    const underWay = read(0);
    readingsChanged([{ type: 'news-item', documentId: '2', slugs: ['b'] }]);
    expect(await underWay).toBe(1);
    const again = read(300_000);
    readingsChanged([{ type: 'news-item', documentId: '1', slugs: ['a'] }]);
    expect(await again).toBe(3);
  });

  test('being read while something changes that it may show is read again', async () => {
    const underWay = read(0);
    readingsChanged([{ type: 'pillar', documentId: 'p', slugs: ['p'] }]);
    expect(await underWay).toBe(2);
  });

  test('after an outage is read again', async () => {
    expect(await read(0)).toBe(1);
    forgetReadings();
    expect(await read(1)).toBe(2);
  });
});

test('of very many readings the oldest are given up', async () => {
  const entry = { type: 'news-item', embeds: [] } as const;
  const read = (slug: string) => sharedReading(slug, ask, { subject: { entry, locale: 'en', slug }, ...at(0) });
  for (let number = 0; number <= 500; number += 1) await read(`item-${number}`);
  expect(await read('item-1')).toBe(2);
  expect(await read('item-0')).toBe(502);
});
