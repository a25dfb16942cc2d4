/** Starts the built newsroom. Strapi's own command loads all its other commands first, which takes as long as starting. */
import { createRequire } from 'node:module';
import path from 'node:path';

// Strapi's modules for `import` name folders, which Node.js refuses.
const { createStrapi } = /** @type {typeof import('@strapi/strapi')} */ (createRequire(import.meta.url)('@strapi/strapi'));

const appDir = path.resolve(import.meta.dirname, '..');
try {
  await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).start();
} catch (error) {
  console.error(error);
  process.exit(1);
}
