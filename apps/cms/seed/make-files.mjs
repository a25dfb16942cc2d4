/**
 * Draws the demonstration pictures and prints the guides that the seed's records name, into `seed/files`.
 * Run by hand after a change here or in `guide/`: `node apps/cms/seed/make-files.mjs`. Needs Chromium and the Noto fonts
 * for the guides. The pictures hold no words: they serve readers of every language.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { drawings } from './drawings.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = join(here, 'files');

/** The image library is the one that the CMS itself resizes uploads with. */
function imageLibrary() {
  const cms = createRequire(import.meta.url);
  const strapi = createRequire(cms.resolve('@strapi/strapi/package.json'));
  return createRequire(strapi.resolve('@strapi/upload/package.json'))('sharp');
}

async function drawPictures() {
  const sharp = imageLibrary();
  for (const [name, { width, height, svg }] of Object.entries(drawings)) {
    const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${svg}</svg>`;
    const picture = sharp(Buffer.from(markup)).flatten({ background: '#fff' });
    const encoded = name.endsWith('.png')
      ? picture.png({ palette: true, colours: 128, dither: 0, compressionLevel: 9, effort: 10 })
      : picture.jpeg({ quality: 82, mozjpeg: true });
    const { size } = await encoded.toFile(join(target, name));
    process.stdout.write(`${name} ${Math.round(size / 1000)} kB\n`);
  }
}

/** Chromium writes tagged PDFs that carry the page's `lang` and `title`. */
function printGuides() {
  const profile = mkdtempSync(join(tmpdir(), 'guides-'));
  try {
    for (const locale of ['en', 'zh-Hant-HK']) {
      const name = `guide-${locale}.pdf`;
      execFileSync('chromium', [
        '--headless',
        '--no-sandbox', // Pages of our own only; a sandbox is not to be had as root in a container.
        `--user-data-dir=${profile}`,
        '--no-pdf-header-footer',
        '--generate-pdf-document-outline',
        `--print-to-pdf=${join(target, name)}`,
        pathToFileURL(join(here, 'guide', `${locale}.html`)).href,
      ], { stdio: 'ignore' });
      process.stdout.write(`${name}\n`);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

mkdirSync(target, { recursive: true });
await drawPictures();
printGuides();
