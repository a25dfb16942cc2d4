import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Gallery, type Shown } from './gallery';

const source = path.join(process.cwd(), 'src');

async function readExamples(): Promise<Shown[]> {
  const components = (await readdir(path.join(source, 'ui'), { withFileTypes: true })).filter((each) => each.isDirectory());
  const blocks = (await readdir(path.join(source, 'blocks'))).flatMap((file) => (/^(.+)\.examples\.tsx$/.exec(file)?.slice(1, 2) ?? []));
  const [inUi, inBlocks] = await Promise.all([
    Promise.all(components.map(async ({ name }) => ({ name, ...((await import(`@/ui/${name}/${name}.examples`)) as Pick<Shown, 'examples'>) }))),
    Promise.all(blocks.map(async (name) => ({ name: `block: ${name}`, ...((await import(`@/blocks/${name}.examples`)) as Pick<Shown, 'examples'>) }))),
  ]);
  return [...inUi, ...inBlocks];
}

/** For looking at, in development only. */
export default async function GalleryPage() {
  return <Gallery shown={await readExamples()} />;
}
