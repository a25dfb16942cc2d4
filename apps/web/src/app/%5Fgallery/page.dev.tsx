import { locales } from '@dpo/content';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Examples } from '@/ui/examples';
import styles from './gallery.module.css';

const source = path.join(process.cwd(), 'src');

interface Shown {
  name: string;
  examples: Examples;
}

async function readExamples(): Promise<Shown[]> {
  const components = (await readdir(path.join(source, 'ui'), { withFileTypes: true })).filter((each) => each.isDirectory());
  const blocks = (await readdir(path.join(source, 'blocks'))).flatMap((file) => (/^(.+)\.examples\.tsx$/.exec(file)?.slice(1, 2) ?? []));
  const [inUi, inBlocks] = await Promise.all([
    Promise.all(components.map(async ({ name }) => ({ name, ...((await import(`@/ui/${name}/${name}.examples`)) as Pick<Shown, 'examples'>) }))),
    Promise.all(blocks.map(async (name) => ({ name: `block: ${name}`, ...((await import(`@/blocks/${name}.examples`)) as Pick<Shown, 'examples'>) }))),
  ]);
  return [...inUi, ...inBlocks];
}

/** Every example of every component, in every language: for looking at, in development only. */
export default async function GalleryPage() {
  const shown = await readExamples();
  return (
    <main className={styles.root}>
      <h1>Gallery</h1>
      {shown.map(({ name, examples }) => (
        <section key={name} aria-label={name}>
          <h2 id={name}>{name}</h2>
          {Object.entries(examples).map(([use, inLanguages]) => (
            <div key={use} className={styles.example}>
              <h3>{use}</h3>
              {locales.map(({ code }) => (
                <div key={code} lang={code} className={styles.language}>{inLanguages[code]}</div>
              ))}
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}
