import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

/**
 * @param {string} what stands on the port, in words
 * @param {number} port
 * @param {string} variable the setting that chooses another
 * @throws {Failure} when something else listens on it
 */
export function checkPort(what, port, variable) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new Failure(`Port ${port}, for ${what}, is taken: stop what uses it, or choose another with ${variable}=${port + 100} npm start.`)),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}

/**
 * @param {string} variable
 * @param {number} usual
 * @throws {Failure} when the setting is not a port
 */
export function portOf(variable, usual) {
  const value = process.env[variable];
  if (value === undefined || value === '') return usual;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Failure(`${variable} is "${value}", which is not a port: set it to a number from 1 to 65535.`);
  return port;
}
