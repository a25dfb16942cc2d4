import { defineConfig } from '@playwright/test';
import { browserOptions } from '@dpo/bench/browser';

export default defineConfig({
  testDir: './specs',
  globalSetup: './global-setup.ts',
  // The apps under test and the browser share the cores: one after the other is faster than all at once, and times mean something.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  outputDir: 'test-results/artifacts',
  use: { launchOptions: browserOptions(), locale: 'en-HK', timezoneId: 'Asia/Hong_Kong', screenshot: 'only-on-failure', trace: 'off' },
});
