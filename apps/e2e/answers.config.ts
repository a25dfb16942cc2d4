import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** What the site answers to those who ask without a browser. It runs beside the tests that need one: they leave a core idle now and then. */
export default defineConfig({ ...config, projects: [{ name: 'answers', testDir: './specs/answers' }], outputDir: 'test-results/answers' });
