/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { page } from '@dpo/content';
import { readdirSync } from 'node:fs';
import path from 'node:path';

test('the CMS refuses a page the address of a page of the site’s own', () => {
  const own = readdirSync(path.join(__dirname, '[locale]'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z0-9-]+$/.test(entry.name))
    .map((entry) => entry.name);
  expect(page.reservedSlugs).toEqual(expect.arrayContaining(own));
});
