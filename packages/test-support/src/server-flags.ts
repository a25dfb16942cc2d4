/** Options for the Node.js of the servers under test, separated by spaces; `npm test` sets them, a single file run by hand and the benches do not. */
export const serverFlags = (): string[] => (process.env.TEST_SERVER_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
