import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** Takes the pictures of docs/pictures: `npm run pictures`. */
export default defineConfig({ ...config, projects: [{ name: 'pictures', testDir: './pictures' }], reporter: 'list', metadata: { siteUrl: 'https://www.example.hk' } });
