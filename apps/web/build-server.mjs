import { build } from 'esbuild';
import { cp } from 'node:fs/promises';
import path from 'node:path';

// Completes the standalone output of `next build`: the server in front, and the files it leaves to a CDN.
const app = path.join(import.meta.dirname, '.next/standalone/apps/web');

await build({
  entryPoints: [path.join(import.meta.dirname, 'server/main.ts')],
  outfile: path.join(app, 'main.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['next'],
});
await cp(path.join(import.meta.dirname, '.next/static'), path.join(app, '.next/static'), { recursive: true });
