/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/*.test.mjs'],
  transform: { '\\.mjs$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } }] },
  // Oxlint starts a compiler of its own.
  testTimeout: 60_000,
};
