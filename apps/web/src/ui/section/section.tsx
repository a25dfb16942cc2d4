import type { ReactNode } from 'react';
import styles from './section.module.css';

interface SectionProps {
  id: string;
  heading: ReactNode;
  children: ReactNode;
  /** `band`: across the whole page in a colour of its own. `aside`: beside what the page is about. */
  place?: 'plain' | 'band' | 'aside';
}

/** A part of a page with its heading. */
export function Section({ id, heading, children, place = 'plain' }: SectionProps) {
  return (
    <section aria-labelledby={id} className={styles[place]}>
      <h2 id={id} className={styles.heading}>{heading}</h2>
      {children}
    </section>
  );
}
