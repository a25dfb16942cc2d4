import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { importBans } from './import-bans.mjs';
import { syntaxBans } from './syntax-bans.mjs';

const environmentBan = {
  object: 'process',
  property: 'env',
  message: 'A missing variable must fail at boot, by name. Add it to env.ts and read it from there.',
};

const strict = {
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
  eqeqeq: 'error',
  'no-console': 'error',
};

const tests = ['**/*.test.{ts,tsx}', '**/test/**/*.ts', 'apps/e2e/**/*.ts', 'packages/test-support/**/*.ts'];
/** What talks to a terminal or a log. */
const terminals = ['apps/web/server/**/*.ts', 'apps/web/src/content/*.ts', 'apps/bench/**/*.ts', 'apps/e2e/**/*.ts', 'packages/test-support/**/*.ts'];
const environmentReaders = [
  'apps/web/src/env.ts', 'apps/web/src/instrumentation.ts', 'apps/web/server/main.ts', 'apps/web/next.config.ts', 'apps/cms/config/**/*.ts', 'apps/cms/src/env.ts', 'apps/cms/src/index.ts', 'apps/cms/src/middlewares/*.ts',
  'apps/bench/**/*.ts', 'deploy/**/*.ts', ...tests,
];

/**
 * All rules but those that know types, which Oxlint holds (`.oxlintrc.json`) in a seventh of the computing time
 * (docs/decisions/2026-11-26-types-looked-at-once.md).
 * @param {string} root the workspace's folder
 */
export const configFor = (root) =>
  tseslint.config(
    { ignores: ['**/dist/**', '**/.next/**', '**/build/**', '**/.turbo/**', '**/.cache/**', '**/.tmp/**', '**/next-env.d.ts', '**/types/generated/**', '**/test-results/**', '**/.strapi/**'] },
    js.configs.recommended,
    {
      files: ['**/*.{ts,tsx}'],
      extends: [tseslint.configs.strict],
      languageOptions: { parserOptions: { tsconfigRootDir: root } },
      rules: { ...strict, 'no-restricted-properties': ['error', environmentBan] },
    },
    { files: environmentReaders, rules: { 'no-restricted-properties': 'off' } },
    { files: terminals, rules: { 'no-console': 'off' } },
    {
      files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
      languageOptions: {
        globals: Object.fromEntries(
          ['console', 'process', 'fetch', 'AbortSignal', 'Buffer', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'].map((name) => [name, 'readonly']),
        ),
      },
    },
    {
      files: ['apps/web/src/**/*.{ts,tsx}'],
      plugins: { 'react-hooks': reactHooks },
      extends: [jsxA11y.flatConfigs.strict],
      rules: {
        'react-hooks/rules-of-hooks': 'error',
        // `role="list"` gives back to VoiceOver the list that `list-style: none` takes away.
        'jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
      },
    },
    {
      // Playwright's fixtures declare that they use none of the others by an empty pattern.
      files: ['apps/e2e/**/*.ts'],
      rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
    },
    ...importBans,
    ...syntaxBans,
  );
