import { expect, test } from '@jest/globals';
import { mailAddress, shareAddresses } from './share-addresses';

const page = { title: '數字政府 & “AI” +1', url: 'https://site.example/tc/news/an-item' };

test('every service is told the page’s address, and nothing of the reader', () => {
  const addresses = shareAddresses(page);
  expect(addresses.map(({ name }) => name)).toEqual(['WhatsApp', 'Facebook', 'X', 'LinkedIn']);
  for (const { href } of addresses) {
    const { protocol, searchParams } = new URL(href);
    expect(protocol).toBe('https:');
    expect([...searchParams.values()].join(' ')).toContain(page.url);
  }
});

test('an e-mail begins with the title and the address, its spaces written out', () => {
  const href = mailAddress(page);
  expect(href).not.toContain('+');
  expect(Object.fromEntries(new URL(href).searchParams)).toEqual({ subject: page.title, body: `${page.title}\n${page.url}` });
});
