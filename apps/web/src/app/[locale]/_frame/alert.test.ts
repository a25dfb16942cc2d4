import { expect, test } from '@jest/globals';
import { isCurrent } from './alert';

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
