/** Follows the audit's chain: docs/operations.md. Ends with 1 when it is broken, with 2 when that cannot be told. */
import path from 'node:path';
import { verifyCommand } from '../dist/src/newsroom/audit/verify-command.js';

const appDir = path.resolve(import.meta.dirname, '..');
try {
  process.exitCode = await verifyCommand(process.argv.slice(2).filter((argument) => argument !== '--'), { environment: process.env, appDir, say: (sentence) => console.log(sentence) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
