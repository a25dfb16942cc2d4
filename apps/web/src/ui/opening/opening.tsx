import type { ReactNode } from 'react';
import styles from './opening.module.css';

interface OpeningProps {
  title: string;
  /** What is new. */
  children: ReactNode;
  /** Who they are whose site this is. */
  aside: ReactNode;
}

/**
 * The head of the home page: what is new and, beside it where there is room, who the office is. The header just above
 * shows the title; here it is for those who go from heading to heading.
 */
export function Opening({ title, children, aside }: OpeningProps) {
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{title}</h1>
      <div>{children}</div>
      <div>{aside}</div>
    </div>
  );
}
