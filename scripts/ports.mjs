import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

/** This machine, as `localhost` may mean it: what listens on either would be found in our place. */
const hosts = ['127.0.0.1', '::1'];

/** A machine without IPv6 has nothing that listens there. */
const absent = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | null>} the code of the error that listening there ends in
 */
const problemAt = (host, port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? 'UNKNOWN'));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });

/**
 * @param {{ name: string, port: number, variable: string }} what `name`: what is to stand on the port, in words;
 *   `variable`: the setting that chooses another
 * @throws {Failure} when this process may not listen on it
 */
export async function checkPort({ name, port, variable }) {
  for (const host of hosts) {
    const code = await problemAt(host, port);
    if (code === null || absent.has(code)) continue;
    const [problem, first] = code === 'EACCES' ? ['needs more rights than this account has', ''] : ['is taken', 'stop what uses it, or '];
    throw new Failure(`Port ${port}, for ${name}, ${problem}: ${first}choose another with ${variable}=${port > 60_000 ? port - 100 : port < 1024 ? port + 8000 : port + 100}.`);
  }
}

/**
 * @param {string} variable
 * @param {number} usual
 * @throws {Failure} when the setting is not a port
 */
export function portOf(variable, usual) {
  const value = process.env[variable] ?? '';
  if (value === '') return usual;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Failure(`${variable} is "${value}", which is not a port: set it to a number from 1 to 65535.`);
  return port;
}
