import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

/**
 * @param {{ name: string, port: number, variable: string }} what `name`: what is to stand on the port, in words;
 *   `variable`: the setting that chooses another
 * @throws {Failure} when this process may not listen on it
 */
export function checkPort({ name, port, variable }) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const probe = createServer();
      probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
        const [problem, first] = error.code === 'EACCES' ? ['needs more rights than this account has', ''] : ['is taken', 'stop what uses it, or '];
        reject(new Failure(`Port ${port}, for ${name}, ${problem}: ${first}choose another with ${variable}=${port > 60_000 ? port - 100 : port < 1024 ? port + 8000 : port + 100}.`));
      });
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
    })
  );
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
