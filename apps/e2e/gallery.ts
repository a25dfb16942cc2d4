import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const web = path.join(__dirname, '../web');
const source = path.join(web, 'src');

/** The entry: it draws the gallery of `npm run dev` from the same examples, without a server. */
async function entry(): Promise<string> {
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.examples.tsx')).sort();
  const shown = files.map((file, index) => `{ name: ${JSON.stringify(path.basename(file, '.examples.tsx'))}, examples: e${index}.examples }`);
  return `
    // First of all: it sets the order of the cascade's layers.
    import '@/ui/base.css';
    import '@/ui/tokens.css';
    import { renderToStaticMarkup } from 'react-dom/server';
    import { Gallery } from '@/app/%5Fgallery/gallery';
    ${files.map((file, index) => `import * as e${index} from ${JSON.stringify(path.join(source, file))};`).join('\n')}
    export const markup = renderToStaticMarkup(<Gallery shown={[${shown.join(', ')}]} />);`;
}

/** @returns a page with every example of every component, in every language, with the site's style sheets and without script */
export async function drawGallery(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: await entry(), resolveDir: web, loader: 'tsx', sourcefile: 'gallery.tsx' },
    bundle: true, write: false, outdir: 'gallery', platform: 'node', format: 'cjs', jsx: 'automatic', target: 'node20', logLevel: 'silent',
    // The site's own maps React to its types.
    tsconfigRaw: {}, alias: { '@': source }, define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (extension: string) => outputFiles.find(({ path: file }) => file.endsWith(extension))?.text ?? '';
  const directory = await mkdtemp(path.join(tmpdir(), 'gallery-'));
  try {
    const script = path.join(directory, 'gallery.cjs');
    await writeFile(script, textOf('.js'));
    const { markup } = createRequire(script)(script) as { markup: string };
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Gallery</title><style>${textOf('.css')}</style></head><body>${markup}</body></html>`;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
