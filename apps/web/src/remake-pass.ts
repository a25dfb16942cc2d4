import { randomBytes } from 'node:crypto';

const shared = globalThis as typeof globalThis & { [key: symbol]: string | undefined };
const key = Symbol.for('dpo.remake-pass');

/**
 * Lets this process, and nobody else, have a page made anew by asking for it: a secret that lives as long as the process.
 * The server in front and the routes behind it are bundled apart; the process is what they share.
 */
export const remakePass: string = (shared[key] ??= randomBytes(32).toString('base64url'));

export const remakeHeader = 'x-remake-pass';
