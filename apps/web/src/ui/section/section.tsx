import type { ReactNode } from 'react';
import styles from './section.module.css';

interface SectionProps {
  id: string;
  heading: string;
  children: ReactNode;
  /** A full-width band of its own colour, which sets the section apart from those around it. */
  band?: boolean;
}

/** A part of a page with its heading. */
export function Section({ id, heading, children, band = false }: SectionProps) {
  return (
    <section aria-labelledby={id} className={band ? styles.band : styles.plain}>
      <h2 id={id} className={styles.heading}>{heading}</h2>
      {children}
    </section>
  );
}
