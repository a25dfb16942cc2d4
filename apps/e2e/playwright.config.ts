import { defineConfig } from '@playwright/test';
import { browserOptions } from '@dpo/bench/browser';

const launch = browserOptions();

/** No page stays long enough for what V8's optimizing compilers cost to come back. */
const plain = ['--js-flags=--no-opt,--no-maglev'];

export default defineConfig({
  globalSetup: './global-setup.ts',
  // A site each: what one writes the others never see. The longest is first.
  projects: ['newsroom', 'readers', 'answers'].map((name) => ({ name, testDir: `./specs/${name}`, workers: 1 })),
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  outputDir: 'test-results/artifacts',
  use: { launchOptions: { ...launch, args: [...(launch.args ?? []), ...plain] }, locale: 'en-HK', timezoneId: 'Asia/Hong_Kong', screenshot: 'only-on-failure', trace: 'off' },
});
