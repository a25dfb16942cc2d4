/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/*.test.mjs'],
  transform: { '\\.mjs$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } }] },
  // The rules that know types read the whole program of a package first.
  testTimeout: 60_000,
};
