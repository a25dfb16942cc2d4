/** Takes redirects of old addresses from a CSV file: docs/operations.md. */
import path from 'node:path';
import { importCommand } from '../dist/src/newsroom/redirects/import-command.js';

// pnpm and npm run a package's scripts in its folder; the file is named from where the operator stands.
const from = process.env.INIT_CWD ?? process.cwd();
const appDir = path.resolve(import.meta.dirname, '..');
process.exitCode = await importCommand(process.argv.slice(2), { environment: process.env, appDir, from, say: (sentence) => console.log(sentence) });
