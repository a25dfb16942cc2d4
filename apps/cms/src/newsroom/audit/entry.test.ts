import { expect, test } from '@jest/globals';
import { heading, lineOf } from './csv';
import { type ChainedEntry, breakBetween, canonicalJson, chainHash, facts, hashOf, storable } from './entry';

const said = Object.fromEntries(facts.map((fact) => [fact, fact])) as Pick<ChainedEntry, (typeof facts)[number]>;

function chain(length: number): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const entry = { ...said, sequence, previousHash: entries.at(-1)?.hash ?? '' };
    entries.push({ ...entry, hash: chainHash(entry) });
  }
  return entries;
}

const firstBreak = (entries: readonly ChainedEntry[]) =>
  entries.findIndex((entry, index) => breakBetween(entries[index - 1] ?? null, entry) !== null);

test('the same state has the same hash, however its keys are ordered', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: new Date(0), gone: undefined })).toBe('{"a":"1970-01-01T00:00:00.000Z","b":[{"c":null,"d":1}]}');
  expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
  expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: '1' }));
  expect([hashOf(null), hashOf(undefined)]).toEqual(['', '']);
});

test('an unbroken chain is found so', () => {
  expect(firstBreak(chain(4))).toBe(-1);
});

test.each(facts)('a changed %s is found', (fact) => {
  expect(firstBreak(chain(4).map((entry) => (entry.sequence === 2 ? { ...entry, [fact]: 'another' } : entry)))).toBe(1);
});

test('an entry taken out, moved, or made anew with a hash of its own is found', () => {
  const entries = chain(4);
  const [one, two, three, four] = entries as [ChainedEntry, ChainedEntry, ChainedEntry, ChainedEntry];
  expect(firstBreak([one, three, four])).toBe(1);
  expect(firstBreak([one, three, two, four])).toBe(1);
  expect(firstBreak([two, three, four])).toBe(0);
  const forged = { ...two, actorEmail: 'somebody@else.test' };
  expect(firstBreak([one, { ...forged, hash: chainHash(forged) }, three, four])).toBe(2);
});

test('what a database cannot store is not hashed either', () => {
  expect(storable('a\u0000b\r\nc')).toBe('a b c');
  expect(storable('half \ud83d of a pair, whole 𠮷')).toBe('half \ufffd of a pair, whole 𠮷');
  expect(storable('x'.repeat(10), 4)).toBe('xxxx');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '|calc', '%0', '\t=1', ' =1', '＝1+1', '＠SUM(A1)'])('a spreadsheet takes %j for text', (text) => {
  const [entry] = chain(1) as [ChainedEntry];
  expect(lineOf({ ...entry, subjectName: text })).toContain(`"'${text}"`);
  expect(lineOf({ ...entry, subjectName: 'He said "no"' })).toContain('"He said ""no"""');
  expect(heading.endsWith('\r\n')).toBe(true);
});
