// Published as ES modules only, which Jest's CommonJS world has to translate.
const esModules = ['next-intl', 'opencc-js', 'use-intl', 'intl-messageformat', 'icu-minify', '@formatjs', '@schummar'];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.next/'],
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
  moduleNameMapper: { '^server-only$': '<rootDir>/node_modules/server-only/empty.js', '\\.module\\.css$': '<rootDir>/jest.css-modules.mjs', '^@/(.*)$': '<rootDir>/src/$1' },
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  transform: {
    '\\.(m?js|tsx?)$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }],
  },
  transformIgnorePatterns: [`node_modules/\\.pnpm/(?!(?:${esModules.join('|')})[@+])`],
};
