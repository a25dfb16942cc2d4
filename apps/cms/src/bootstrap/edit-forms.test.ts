import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { forms } from './edit-forms';

const source = path.join(__dirname, '..');
const fieldsIn = (file: string) => Object.keys((JSON.parse(readFileSync(path.join(source, file), 'utf8')) as { attributes: object }).attributes);
const filledIn = new Map<string, string[]>([
  ...readdirSync(path.join(source, 'api')).map((type) => [`api::${type}.${type}`, fieldsIn(`api/${type}/content-types/${type}/schema.json`)] as const),
  ...readdirSync(path.join(source, 'components')).flatMap((group) =>
    readdirSync(path.join(source, 'components', group)).map((file) => [`${group}.${path.basename(file, '.json')}`, fieldsIn(`components/${group}/${file}`)] as const),
  ),
]);
// Nobody fills in the audit.
filledIn.delete('api::audit-entry.audit-entry');

/** Kept by the newsroom itself, and of no use to whoever reads the form. */
const keptAside = ['language', 'entry'];

test.each([...filledIn])('the form of %s is laid out, with each of its fields once', (uid, fields) => {
  const laidOut = forms[uid]?.rows.flatMap((row) => row.map(([field]) => field)) ?? [];
  expect([...laidOut].sort()).toEqual(fields.filter((field) => uid !== 'api::gone-page.gone-page' || !keptAside.includes(field)).sort());
});

test('no form is left over', () => {
  expect(Object.keys(forms).filter((uid) => !filledIn.has(uid))).toEqual([]);
});
