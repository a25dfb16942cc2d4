import { locales } from '@dpo/content';
import type { Examples } from '@/ui/examples';
import styles from './gallery.module.css';

export interface Shown {
  name: string;
  examples: Examples;
}

/** Every example of every component, in every language. */
export function Gallery({ shown }: { shown: readonly Shown[] }) {
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
