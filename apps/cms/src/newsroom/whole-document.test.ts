import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, jest, test } from '@jest/globals';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { readAnew, watchWholeDocuments, wholeDocument, wholeDrafts } from './whole-document';

const uid = 'api::news-item.news-item';
const key = { uid, documentId: 'abc' };

/** As much of Strapi as these functions use, with the queries counted. */
function fakeStrapi() {
  const transactions = new AsyncLocalStorage<Knex.Transaction>();
  const events: Record<string, (event: { model: { uid: string } }) => unknown> = {};
  const middlewares: ((context: { action: string }, next: () => Promise<unknown>) => Promise<unknown>)[] = [];
  const rows = [{ id: 1, documentId: 'abc', publishedAt: null }, { id: 2, documentId: 'abc', publishedAt: '2026-01-01T00:00:00.000Z' }];
  const findMany = jest.fn(() => Promise.resolve(rows));
  const strapi = {
    components: { 'default.image': {} },
    getModel: () => ({ attributes: {} }),
    documents: { use: (middleware: (typeof middlewares)[number]) => middlewares.push(middleware) },
    db: {
      inTransaction: () => transactions.getStore() !== undefined,
      transaction<T>(work: (given: { trx: Knex.Transaction }) => T): T {
        const trx = transactions.getStore() ?? ((() => undefined) as unknown as Knex.Transaction);
        return transactions.run(trx, () => work({ trx }));
      },
      query: () => ({ findMany }),
      lifecycles: { subscribe: (subscriber: typeof events) => Object.assign(events, subscriber) },
    },
  } as unknown as Core.Strapi;
  watchWholeDocuments(strapi);
  const act = (action: string) => middlewares[0]?.({ action }, () => Promise.resolve());
  const written = async (model: string) => { await events.afterUpdate?.({ model: { uid: model } }); };
  const queriesAfter = async (between: () => unknown): Promise<number> =>
    strapi.db.transaction(async () => {
      await wholeDocument(strapi, key);
      await between();
      await wholeDocument(strapi, key);
      return findMany.mock.calls.length;
    });
  return { strapi, findMany, act, written, queriesAfter };
}

test('Outside of a transaction every reading is its own', async () => {
  const { strapi, findMany } = fakeStrapi();
  await wholeDocument(strapi, key);
  await wholeDocument(strapi, key);
  expect(findMany).toHaveBeenCalledTimes(2);
});

test('Inside of one a document is read once for all who look at it, and another one on its own', async () => {
  const { strapi, findMany } = fakeStrapi();
  await strapi.db.transaction(async () => {
    const [whole, drafts] = await Promise.all([wholeDocument(strapi, key), wholeDrafts(strapi, key)]);
    expect([whole.map(({ id }) => id), drafts.map(({ id }) => id)]).toEqual([[1, 2], [1]]);
    expect(findMany).toHaveBeenCalledTimes(1);
    await wholeDocument(strapi, { uid, documentId: 'other' });
    expect(findMany).toHaveBeenCalledTimes(2);
  });
  await strapi.db.transaction(() => wholeDocument(strapi, key));
  expect(findMany).toHaveBeenCalledTimes(3);
});

test.each([
  ['an entry was written', 2, ({ written }) => written(uid)],
  ['a part of one was written', 2, ({ written }) => written('default.image')],
  ['a file was written', 2, ({ written }) => written('plugin::upload.file')],
  ['something beside the content was written', 1, ({ written }) => written('newsroom::editorial-record')],
  ['a redirect was written', 1, ({ written }) => written('api::redirect.redirect')],
  ['Strapi has changed a document', 2, ({ act }) => act('publish')],
  ['Strapi has read a document', 1, ({ act }) => act('findMany')],
  ['it was waited for others', 2, ({ strapi }) => strapi.db.transaction(({ trx }) => { readAnew(trx); })],
] satisfies [string, number, (parts: ReturnType<typeof fakeStrapi>) => unknown][])('After %s there were %d readings', async (_when, count, change) => {
  const parts = fakeStrapi();
  expect(await parts.queriesAfter(() => change(parts))).toBe(count);
});
