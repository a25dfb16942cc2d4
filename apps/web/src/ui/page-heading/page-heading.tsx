import type { ReactNode } from 'react';
import styles from './page-heading.module.css';

interface PageHeadingProps {
  title: string;
  /** Above the title for the eye: the day and kind of a news item. */
  facts?: ReactNode;
  lead?: string | null;
}

/** What the page is about. */
export function PageHeading({ title, facts, lead }: PageHeadingProps) {
  return (
    <div className={styles.root}>
      <h1>{title}</h1>
      {facts && <p className={styles.facts}>{facts}</p>}
      {lead && <p className={styles.lead}>{lead}</p>}
    </div>
  );
}
