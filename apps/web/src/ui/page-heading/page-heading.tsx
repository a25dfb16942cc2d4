import type { LocaleCode } from '@dpo/content';
import type { ReactNode } from 'react';
import { Words } from '../words/words';
import styles from './page-heading.module.css';

interface PageHeadingProps {
  title: string;
  /** Above the title for the eye: the day and kind of a news item. */
  facts?: ReactNode;
  lead?: string | null;
  /** That title and lead are written in. */
  language: LocaleCode;
}

/** What the page is about. */
export function PageHeading({ title, facts, lead, language }: PageHeadingProps) {
  return (
    <div className={styles.root}>
      <h1><Words text={title} language={language} /></h1>
      {facts && <p className={styles.facts}>{facts}</p>}
      {lead && <p className={styles.lead}><Words text={lead} language={language} /></p>}
    </div>
  );
}
