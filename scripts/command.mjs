import { explain } from './failure.mjs';
import { endAll } from './processes.mjs';

/**
 * Runs a command to its end, or until it is interrupted; either way nothing it started stays behind.
 * @param {() => Promise<number>} main returns the exit code; what it throws is explained, and the exit code is 1
 * @param {{ interruptedCode: number }} options the exit code after a Ctrl-C
 */
export function runCommand(main, { interruptedCode }) {
  let interrupted = false;
  const interrupt = async () => {
    // Terminals and npm both pass a Ctrl-C on.
    if (interrupted) return;
    interrupted = true;
    console.log('\nStopping …');
    await endAll();
    process.exit(interruptedCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void interrupt());

  const end = async (/** @type {number} */ code) => {
    if (interrupted) return;
    await endAll();
    process.exit(code);
  };
  main().then(end, (/** @type {unknown} */ error) => {
    if (!interrupted) console.error(`\n${explain(error)}`);
    return end(1);
  });
}
