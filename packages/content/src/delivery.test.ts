import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { deliveryEvent, sign, verify } from './delivery';
import { entryTypes } from './entries';
import { redirectType } from './redirects';

const secret = 'f3b1c6f0a9c14d7e8b2a5d4c3e6f7a80';
const timestamp = 1_795_000_000;
const body = '{"標題":"數字政策 𨋢"}';

describe('a signature', () => {
  test('is the HMAC-SHA-256 of timestamp, full stop and body, in hexadecimal', async () => {
    const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    expect(await sign(body, timestamp, secret)).toBe(expected);
  });

  test('verifies what was signed', async () => {
    expect(await verify(body, timestamp, await sign(body, timestamp, secret), secret)).toBe(true);
  });

  test.each([
    ['an altered body', { body: `${body} ` }],
    ['an altered timestamp', { timestamp: timestamp + 1 }],
    ['digits moved from the timestamp to the body', { timestamp: 179_500_000, body: `0.${body}` }],
    ['another secret', { secret: `${secret}0` }],
  ])('does not verify %s', async (_, altered) => {
    const signature = await sign(body, timestamp, secret);
    const received = { body, timestamp, secret, ...altered };
    expect(await verify(received.body, received.timestamp, signature, received.secret)).toBe(false);
  });

  test.each([
    ['nothing', () => ''],
    ['half of it', (signature: string) => signature.slice(0, 32)],
    ['more than it', (signature: string) => `${signature}00`],
    ['capitals', (signature: string) => signature.toUpperCase()],
    ['no hexadecimal digits', (signature: string) => `${signature.slice(0, 63)}g`],
    ['a line break after it', (signature: string) => `${signature}\n`],
    ['a scheme before it', (signature: string) => `sha256=${signature}`],
    ['one other digit', (signature: string) => `${signature.slice(0, 63)}${signature.endsWith('0') ? '1' : '0'}`],
  ])('that is %s does not verify', async (_, damage) => {
    expect(await verify(body, timestamp, damage(await sign(body, timestamp, secret)), secret)).toBe(false);
  });
});

describe('a delivery event', () => {
  const change = { type: 'news-item', documentId: 'abc', action: 'publish', slugs: ['a-slug'] };
  const event = { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', at: '2026-11-23T01:02:03.000Z', changes: [change] };

  test.each([...entryTypes, redirectType])('may be about a %s', (type) => {
    expect(deliveryEvent.parse({ ...event, changes: [{ ...change, type }] }).changes[0]?.type).toBe(type);
  });

  test('of a single type has no slugs', () => {
    expect(deliveryEvent.safeParse({ ...event, changes: [{ ...change, type: 'office-profile', slugs: [] }] }).success).toBe(true);
  });

  test.each([
    ['no changes', { ...event, changes: [] }],
    ['more than 100 changes', { ...event, changes: Array.from({ length: 101 }, () => change) }],
    ['a type nobody declared', { ...event, changes: [{ ...change, type: 'user' }] }],
    ['an action nobody declared', { ...event, changes: [{ ...change, action: 'drop' }] }],
    ['a slug that is no address', { ...event, changes: [{ ...change, slugs: ['../../admin'] }] }],
    ['more than 10 slugs', { ...event, changes: [{ ...change, slugs: Array.from({ length: 11 }, (_, index) => `slug-${index}`) }] }],
    ['content in it', { ...event, changes: [{ ...change, title: 'Taken as true' }] }],
    ['a field more', { ...event, admin: true }],
    ['an id that is none', { ...event, id: '1' }],
    ['a time that is none', { ...event, at: 'yesterday' }],
    ['nothing in it', {}],
    ['a list for it', [event]],
  ])('is refused with %s', (_, malformed) => {
    expect(deliveryEvent.safeParse(malformed).success).toBe(false);
  });
});
