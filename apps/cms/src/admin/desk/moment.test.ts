import { expect, test } from '@jest/globals';
import { fromField, momentInWords, toField } from './moment';

test('a moment is entered and shown in Hong Kong’s time', () => {
  const moment = Date.parse('2026-11-23T16:30:00Z');
  expect(toField(moment)).toBe('2026-11-24T00:30');
  expect(Date.parse(fromField('2026-11-24T00:30') ?? '')).toBe(moment);
  expect(fromField('')).toBeNull();
  expect(momentInWords(moment, 'en')).toBe('24 Nov 2026, 00:30');
  expect(momentInWords(moment, 'zh')).toContain('2026年11月24日');
});
