import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { configFor } from './index.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** The house's own configuration, for texts that stand in no file. */
const linter = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: configFor(root),
});

/**
 * @param {string} file as if the text stood there
 * @param {string} text
 * @returns {Promise<string[]>} the rule and message of each complaint
 */
async function complaints(file, text) {
  const [result] = await linter.lintText(text, { filePath: path.join(root, file) });
  return result.messages.filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars').map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const use = (/** @type {string} */ from, name = 'it') => `import { ${name} } from '${from}';\nexport const used = ${name};\n`;

describe('an import that is banned', () => {
  test.each([
    // The contract runs anywhere.
    ['packages/content/src/client.ts', 'next/cache'],
    ['packages/content/src/client.ts', 'next'],
    ['packages/content/src/client.ts', 'react'],
    ['packages/content/src/client.ts', '@strapi/strapi'],
    ['packages/content/src/entries/page.ts', '../../../../apps/web/src/env'],
    ['packages/content/src/client.ts', '@dpo/web'],
    ['packages/content/src/client.ts', 'node:process'],
    // The site knows no Strapi, and the CMS no site.
    ['apps/web/src/content/read.ts', '@strapi/utils'],
    ['apps/web/src/content/read.ts', '../../../cms/src/env'],
    ['apps/web/server/answer.ts', '@dpo/cms'],
    ['apps/cms/src/newsroom/delivery/send.ts', '@dpo/web'],
    ['apps/cms/src/newsroom/delivery/send.ts', '../../../../web/src/content/tags'],
    ['apps/cms/config/server.ts', 'next'],
    // Routes are leaves.
    ['apps/web/src/ui/link/link.tsx', '@/app/[locale]/page'],
    ['apps/web/src/seo/sitemap.ts', '../app/sitemap.xml/route'],
    ['apps/web/src/content/read.ts', '@/app/api/preview/route'],
    ['apps/web/src/proxy.ts', './app/healthz/route'],
    ['apps/web/server/answer.ts', '../src/app/healthz/route'],
    ['apps/web/src/app/[locale]/about/page.tsx', '../news/news-list'],
    ['apps/web/src/app/[locale]/news/[slug]/page.tsx', '../../pillars/_parts/card'],
    ['apps/web/src/app/[locale]/about/page.tsx', '@/app/[locale]/_frame/site-frame'],
    // ui/ renders from props.
    ['apps/web/src/ui/link/link.tsx', '@/content/read'],
    ['apps/web/src/ui/link/link.tsx', '../../content/read'],
    ['apps/web/src/ui/link/link.tsx', '@/blocks/registry'],
    ['apps/web/src/ui/link/link.tsx', '@/env'],
    ['apps/web/src/ui/link/link.tsx', 'next/headers'],
    ['apps/web/src/ui/link/link.tsx', 'next/cache'],
    ['apps/web/src/ui/link/link.tsx', 'next-intl/server'],
    ['apps/web/src/ui/link/link.tsx', '../../../messages/en.json'],
    // A block never fetches.
    ['apps/web/src/blocks/quote.tsx', '@/content/read'],
    ['apps/web/src/blocks/quote.tsx', '../content/read'],
    // One cache policy, one draft switch.
    ['apps/web/src/app/[locale]/page.tsx', 'next/cache'],
    ['apps/web/src/app/[locale]/page.tsx', 'next/headers'],
    ['apps/web/src/seo/sitemap.ts', 'next/cache'],
    ['apps/web/src/proxy.ts', 'next/headers'],
    ['apps/web/src/i18n/request.ts', 'next/headers'],
    // A raw link loses the language.
    ['apps/web/src/app/[locale]/page.tsx', 'next/link'],
    ['apps/web/src/i18n/navigation.ts', 'next/link'],
    ['apps/web/src/content/read.ts', 'next/link'],
  ])('in %s: %s', async (file, from) => {
    expect(await complaints(file, use(from))).toEqual([expect.stringMatching(/^no-restricted-imports: '.*' import is restricted from being used by a pattern\. \S.{40,}\.$/)]);
  });

  test('for all but what it names: notFound alone comes from next/navigation', async () => {
    const file = 'apps/web/src/app/[locale]/page.tsx';
    expect(await complaints(file, use('next/navigation', 'notFound'))).toEqual([]);
    expect(await complaints(file, use('next/navigation', 'redirect'))).toEqual([expect.stringContaining('Use i18n/navigation.')]);
  });

  test.each([
    ['apps/web/src/content/read.ts', 'next/cache'],
    ['apps/web/src/content/read.ts', 'next/headers'],
    ['apps/web/src/app/api/preview/route.ts', 'next/headers'],
    ['apps/web/src/i18n/navigation.ts', 'next/navigation'],
    ['apps/web/src/app/[locale]/page.tsx', '@/content/read'],
    ['apps/web/src/app/[locale]/news/[slug]/page.tsx', '../../_frame/site-frame'],
    ['apps/web/src/app/[locale]/news/page.tsx', './news-list'],
    ['apps/web/src/ui/teaser/teaser.tsx', '../link/link'],
    ['apps/web/src/ui/teaser/teaser.tsx', '@dpo/content'],
    ['apps/cms/src/newsroom/delivery/send.ts', '@dpo/content'],
    ['apps/cms/src/index.ts', '@strapi/strapi'],
  ])('leaves the others alone, in %s: %s', async (file, from) => {
    expect(await complaints(file, use(from))).toEqual([]);
  });
});

describe('what must not be written', () => {
  const page = 'apps/web/src/app/[locale]/about/page.tsx';

  test('a client component', async () => {
    expect(await complaints(page, "'use client';\nexport const used = 1;\n")).toEqual([expect.stringContaining('Pages load no scripts')]);
  });

  test.each(['<a href="/en/about">x</a>', "<a href={'/en/about'}>x</a>", '<a href={`/${locale}/about`}>x</a>'])('a raw link: %s', async (element) => {
    expect(await complaints(page, `export const Part = ({ locale }: { locale: string }) => <p lang={locale}>${element}</p>;\n`)).toEqual([expect.stringContaining('A raw link loses the language.')]);
  });

  test.each(['<a href="https://www.gov.hk/">x</a>', '<a href={locale}>x</a>', '<a href="#content">x</a>', '<a href={`https://www.gov.hk/${locale}`}>x</a>'])('but a link elsewhere may be: %s', async (element) => {
    expect(await complaints(page, `export const Part = ({ locale }: { locale: string }) => <p lang={locale}>${element}</p>;\n`)).toEqual([]);
  });

  test.each(['apps/web/src/seo/sitemap.ts', 'apps/cms/src/newsroom/language.ts', 'packages/content/src/client.ts', 'packages/test-support/src/site.ts', 'apps/bench/src/weight.ts', 'scripts/steps.mjs'])(
    'an export of what another file declares, in %s',
    async (file) => {
      expect(await complaints(file, "export * from './other';\n")).toEqual([expect.stringContaining('hides where things come from')]);
      expect(await complaints(file, "export { other } from './other';\n")).toEqual([expect.stringContaining('hides where things come from')]);
    },
  );

  test('but a package’s door may pass on', async () => {
    expect(await complaints('packages/content/src/index.ts', "export * from './client';\n")).toEqual([]);
  });

  test.each(['apps/web/src/content/read.ts', 'apps/web/src/app/[locale]/page.tsx', 'apps/cms/src/newsroom/delivery/send.ts', 'packages/content/src/client.ts'])('process.env, in %s', async (file) => {
    expect(await complaints(file, 'export const used = process.env.SITE_URL;\n')).toEqual([expect.stringContaining('A missing variable must fail at boot, by name.')]);
    expect(await complaints(file, 'export const { env } = process;\n')).toEqual([expect.stringContaining('A missing variable must fail at boot, by name.')]);
  });

  test.each(['apps/web/src/env.ts', 'apps/cms/config/server.ts'])('but %s may read it', async (file) => {
    expect(await complaints(file, 'export const used = process.env.SITE_URL;\n')).toEqual([]);
  });

  test.each(['apps/web/src/ui/link/link.tsx', 'apps/cms/src/newsroom/delivery/send.ts', 'packages/content/src/client.ts'])('words to the console, in %s', async (file) => {
    expect(await complaints(file, "console.log('here');\n")).toEqual([expect.stringContaining('no-console')]);
  });

  test('but the server may log', async () => {
    expect(await complaints('apps/web/server/main.ts', "console.log('here');\n")).toEqual([]);
  });

  test('any', async () => {
    expect(await complaints('apps/web/src/seo/sitemap.ts', 'export const used: any = 1;\n')).toEqual([expect.stringContaining('no-explicit-any')]);
  });

  test('a locator that asserts nothing', async () => {
    expect(await complaints('apps/e2e/specs/a.spec.ts', "export const go = (page: { getByText(text: string): void }) => {\n  page.getByText('x');\n};\n")).toEqual([
      expect.stringContaining('asserts nothing'),
    ]);
  });
});

describe('the rules that know types', () => {
  test('find promises that nobody waits for, switches that forget a case, and types that do not fit', async () => {
    const text = `
      export function colourOf(level: 'information' | 'warning'): number | null {
        switch (level) {
          case 'warning':
            return 'red';
        }
        return null;
      }
      const save = () => Promise.resolve(1);
      export function publish() {
        save();
      }
    `;
    const folder = await mkdtemp(path.join(tmpdir(), 'types-'));
    try {
      await writeFile(path.join(folder, 'level.ts'), text);
      await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: path.join(root, 'tsconfig.base.json'), include: ['*.ts'] }));
      const args = ['--type-aware', '--type-check', '--format=json', `--config=${path.join(root, '.oxlintrc.json')}`, folder];
      const { status, stdout } = spawnSync(path.join(root, 'node_modules/.bin/oxlint'), args, { cwd: root, encoding: 'utf8' });
      /** @type {{ diagnostics: { code: string }[] }} */
      const { diagnostics } = JSON.parse(stdout);
      expect(diagnostics.map(({ code }) => code).sort()).toEqual(['typescript(TS2322)', 'typescript(no-floating-promises)', 'typescript(switch-exhaustiveness-check)']);
      expect(status).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
