import type { LaunchOptions } from 'playwright-core';

/** The system's Chromium, or the one that `CHROME_PATH` names: no browser is downloaded. */
export const browserOptions = (): LaunchOptions => ({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
