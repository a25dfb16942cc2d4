import { Link } from '../link/link';
import styles from './filters.module.css';

interface FiltersProps {
  id: string;
  heading: string;
  groups: readonly { name: string; label: string; choices: readonly { label: string; href: string; chosen: boolean }[] }[];
}

/** Narrows a list by links, one choice in each group. */
export function Filters({ id, heading, groups }: FiltersProps) {
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
                  {choice.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </section>
  );
}
