/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/*.test.ts'],
  setupFilesAfterEnv: ['@dpo/test-support/fail-on-console'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  testTimeout: 20_000,
};
