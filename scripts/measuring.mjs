import path from 'node:path';
import { runCommand } from './command.mjs';
import { build } from './commands.mjs';
import { install } from './install.mjs';
import { run } from './processes.mjs';
import { chromium } from './programs.mjs';
import { step } from './steps.mjs';
import { root } from './workspace.mjs';

const args = process.argv.slice(2);

/** Both apps are needed unless those to measure run elsewhere. */
const apps = args.some((argument) => argument.startsWith('--web=')) ? [] : ['@dpo/cms', '@dpo/web'];

async function main() {
  await step('Packages', install, (installed) => (installed ? 'installed' : 'as the lockfile says'));
  await step('Build', () => build('@dpo/bench', ...apps));
  const env = ['weight', 'lighthouse'].some((what) => args.includes(what)) ? { CHROME_PATH: await chromium() } : {};
  const { code } = await run(process.execPath, [path.join(root, 'apps/bench/dist/src/main.js'), ...args], { env, echo: true });
  return code;
}

runCommand(main, { interruptedCode: 130 });
