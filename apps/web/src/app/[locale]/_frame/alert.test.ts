import { expect, test } from '@jest/globals';
import { isCurrent, nextTurn } from './alert';

const at = (moment: string) => Date.parse(moment);
const always = { active: true, from: null, until: null };
const november = { active: true, from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };

test('an alert that is switched off is never shown', () => expect(isCurrent({ ...november, active: false }, at('2026-11-15T00:00:00Z'))).toBe(false));
test('without times it is shown while it is on', () => expect(isCurrent(always, at('2026-11-15T00:00:00Z'))).toBe(true));
test('it is shown from its first moment until just before its last', () => {
  expect(isCurrent(november, at('2026-10-31T23:59:59.999Z'))).toBe(false);
  expect(isCurrent(november, at('2026-11-01T00:00:00Z'))).toBe(true);
  expect(isCurrent(november, at('2026-11-30T23:59:59.999Z'))).toBe(true);
  expect(isCurrent(november, at('2026-12-01T00:00:00Z'))).toBe(false);
});

test('the page is to be made anew when it comes, and when it goes', () => {
  const { from, until } = november;
  expect(nextTurn(november, at('2026-10-31T00:00:00Z'))).toBe(at(from));
  expect(nextTurn(november, at(from))).toBe(at(until));
  expect(nextTurn(november, at(until))).toBeNull();
  expect(nextTurn({ ...november, from: null }, at('2026-10-31T00:00:00Z'))).toBe(at(until));
});

test('one that is switched off, or has no times, never is', () => {
  expect(nextTurn({ ...november, active: false }, at('2026-10-31T00:00:00Z'))).toBeNull();
  expect(nextTurn(always, 0)).toBeNull();
});
