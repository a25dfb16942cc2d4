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

/** A promise that nobody waits for is a result that nobody checks. */
const strict = {
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
  // Numbers in messages and addresses are what template strings are for.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // `void promise` says that nobody waits, on purpose.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // Interfaces of libraries ask for functions that return promises without needing to wait.
  '@typescript-eslint/require-await': 'off',
  // Its replacement takes an address segment for the locale; here these are two things (`tc`, `zh-Hant-HK`).
  '@typescript-eslint/no-deprecated': ['error', { allow: ['setRequestLocale', 'requestLocale'] }],
  // Methods of an object that is made of closures have no `this` to lose.
  '@typescript-eslint/unbound-method': 'off',
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

/** @param {string} root the workspace's folder */
export const configFor = (root) =>
  tseslint.config(
    { ignores: ['**/dist/**', '**/.next/**', '**/build/**', '**/.turbo/**', '**/.cache/**', '**/.tmp/**', '**/next-env.d.ts', '**/types/generated/**', '**/test-results/**', '**/.strapi/**'] },
    js.configs.recommended,
    {
      files: ['**/*.{ts,tsx}'],
      extends: [tseslint.configs.strictTypeChecked],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      rules: { ...strict, 'no-restricted-properties': ['error', environmentBan] },
    },
    // The build compiles all that tsconfig.json names; tests have a project of their own.
    { files: ['apps/cms/**/*.test.ts'], ignores: ['apps/cms/src/admin/**'], languageOptions: { parserOptions: { projectService: false, project: ['apps/cms/tsconfig.test.json'] } } },
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
      // Strapi types its services, query results and contexts as `any`.
      files: ['apps/cms/**/*.{ts,tsx}'],
      rules: {
        ...Object.fromEntries(['assignment', 'call', 'member-access', 'return', 'argument'].map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'off'])),
        // Knex hands its callbacks a query that is a promise too, and reads what they add to it, not what they return.
        '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      },
    },
    {
      // Playwright's fixtures declare that they use none of the others by an empty pattern.
      files: ['apps/e2e/**/*.ts'],
      rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
    },
    {
      files: tests,
      rules: {
        // Test doubles of libraries' types, and matchers that return what the types cannot tell.
        '@typescript-eslint/no-unsafe-assignment': 'off',
        '@typescript-eslint/no-unsafe-member-access': 'off',
        '@typescript-eslint/no-non-null-assertion': 'error',
        // What `beforeAll` should have made is missing in `afterAll` when it failed.
        '@typescript-eslint/no-unnecessary-condition': 'off',
      },
    },
    ...importBans,
    ...syntaxBans,
  );
