import { defineConfig } from '@playwright/test';
import { browserOptions } from '@dpo/bench/browser';

export default defineConfig({
  globalSetup: './global-setup.ts',
  // A site each: what one half writes the other never sees.
  projects: ['readers', 'newsroom'].map((name) => ({ name, testDir: `./specs/${name}` })),
  // The apps under test and the browser share the cores: side by side, what is answered within a second would come later.
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
