/** @jest-environment node */
import { beforeEach, expect, test } from '@jest/globals';
import { forgetLists, heldList, listsChanged } from './held-lists';

interface Item {
  documentId: string;
  title: string;
}

const entry = { type: 'news-item', embeds: ['pillar'] };
const told = (documentId: string, type = 'news-item') => listsChanged([{ type: type as 'news-item', documentId }]);

let cms: Map<string, string>;
let asked: string[];
let list: string;
let number = 0;

const itemsOf = (documentIds: Iterable<string>): Item[] =>
  [...documentIds].flatMap((documentId) => {
    const title = cms.get(documentId);
    return title === undefined ? [] : [{ documentId, title }];
  });
const reader = {
  all: () => {
    asked.push('all');
    return Promise.resolve(itemsOf(cms.keys()));
  },
  one: (documentId: string) => {
    asked.push(documentId);
    return Promise.resolve(itemsOf([documentId]));
  },
};
const read = async (now = 0, using = reader) => Object.fromEntries((await heldList(list, entry, using, () => now)).map(({ documentId, title }) => [documentId, title]));

/** A way to answer late. */
function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

beforeEach(() => {
  cms = new Map([['a', 'A'], ['b', 'B']]);
  asked = [];
  list = `list ${(number += 1)}`;
});

test('is read whole once, and then only what is told to have changed, once each', async () => {
  expect(await read()).toEqual({ a: 'A', b: 'B' });
  cms.set('a', 'A2').set('c', 'C').delete('b');
  for (const documentId of ['a', 'b', 'c']) told(documentId);
  expect(await read()).toEqual({ a: 'A2', c: 'C' });
  expect(await read()).toEqual({ a: 'A2', c: 'C' });
  expect(asked).toEqual(['all', 'a', 'b', 'c']);
});

test('is read whole again when it is old, when much has changed, and when what its items show has changed', async () => {
  await read();
  told('anything', 'page');
  await read(299_999);
  expect(asked).toEqual(['all']);
  await read(300_000);
  for (let each = 0; each <= 20; each += 1) told(`d${each}`);
  await read(300_000);
  told('a-pillar', 'pillar');
  await read(300_000);
  expect(asked).toEqual(['all', 'all', 'all', 'all']);
});

test('what changes while the list is read whole is read after it', async () => {
  const { open, passed } = gate();
  const slow = { ...reader, all: async () => {
    const before = await reader.all();
    await passed;
    return before;
  } };
  const underWay = read(0, slow);
  cms.set('a', 'A2');
  told('a');
  open();
  await underWay;
  expect(await read()).toEqual({ a: 'A2', b: 'B' });
});

test('a read that a change overtook never replaces what was read after the change', async () => {
  await read();
  const { open, passed } = gate();
  const slow = { ...reader, one: async (documentId: string) => {
    const before = await reader.one(documentId);
    await passed;
    return before;
  } };
  cms.set('a', 'A2');
  told('a');
  const overtaken = read(0, slow);
  cms.set('a', 'A3');
  told('a');
  expect(await read()).toMatchObject({ a: 'A3' });
  open();
  await overtaken;
  expect(await read()).toMatchObject({ a: 'A3' });
});

test('what could not be read stays to be read', async () => {
  const failing = { all: () => Promise.reject(new Error('down')), one: () => Promise.reject(new Error('down')) };
  await expect(read(0, failing)).rejects.toThrow('down');
  await read();
  cms.set('b', 'B2');
  told('b');
  await expect(read(0, failing)).rejects.toThrow('down');
  expect(await read()).toEqual({ a: 'A', b: 'B2' });
});

test('after an outage it is read whole: what changed meanwhile may not have been told yet', async () => {
  await read();
  cms.set('a', 'A2');
  forgetLists();
  expect(await read()).toEqual({ a: 'A2', b: 'B' });
});
