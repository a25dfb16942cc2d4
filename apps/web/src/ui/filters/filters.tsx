import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './filters.module.css';

interface Choice {
  label: string;
  /** The label's language where it is not the page's. */
  language?: LocaleCode | undefined;
  /** How many items it shows, in words; where the language sets words apart, with a space before. */
  count: string;
  href: string;
  chosen: boolean;
}

interface FiltersProps {
  id: string;
  heading: string;
  groups: readonly { name: string; label: string; choices: readonly Choice[] }[];
  /** The page's. */
  language: LocaleCode;
}

/** Narrows a list by links, one choice in each group. */
export function Filters({ id, heading, groups, language }: FiltersProps) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className={styles.root}>
      <h2 id={`${id}-heading`} className={styles.heading}>{heading}</h2>
      {groups.map(({ name, label, choices }) => (
        <nav key={name} aria-labelledby={`${id}-${name}`} className={styles.group}>
          <h3 id={`${id}-${name}`} className={styles.label}>{label}</h3>
          <ul className={styles.choices}>
            {choices.map((choice) => (
              <li key={choice.href}>
                <Link href={choice.href} current={choice.chosen ? 'true' : undefined} className={styles.choice}>
                  <span lang={choice.language} className={styles.name}><Words text={choice.label} language={choice.language ?? language} /></span><span className={styles.count}>{choice.count}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </section>
  );
}
