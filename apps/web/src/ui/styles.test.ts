import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const source = path.join(__dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(path.join(source, file), 'utf8');

const styled = files
  .filter((file) => file.endsWith('.tsx'))
  .flatMap((file) => {
    const [, css] = /import styles from '\.\/(.+\.module\.css)'/.exec(read(file)) ?? [];
    return css ? [{ file, css: path.join(path.dirname(file), css) }] : [];
  });

// A class that is not there is `undefined` at run time and says nothing.
test.each(styled)('every class that $file asks for is in its style sheet', ({ file, css }) => {
  const declared = new Set([...read(css).matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name]) => name));
  for (const [, name] of read(file).matchAll(/styles\.(\w+)/g)) expect(declared).toContain(name);
});

test.each(files.filter((file) => file.endsWith('.css')))('%s stays within the layers', (file) => {
  const outside = read(file).replace(/\/\*[\s\S]*?\*\//g, '').split(/^}/m).map((part) => part.trim()).filter((part) => part !== '');
  for (const part of outside) expect(part).toMatch(/^@layer/);
});
