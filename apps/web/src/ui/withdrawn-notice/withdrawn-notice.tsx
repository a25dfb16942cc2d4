import type { LocaleCode } from '@dpo/content';
import { PlainText } from '../plain-text/plain-text';
import styles from './withdrawn-notice.module.css';

interface WithdrawnNoticeProps {
  /** That the page was withdrawn, and when. */
  heading: string;
  reason: string;
  /** The page's. */
  language: LocaleCode;
}

/** Says at the top of a page that it no longer holds, since when and why. Its text stays for the record. */
export function WithdrawnNotice({ heading, reason, language }: WithdrawnNoticeProps) {
  return (
    <section aria-labelledby="withdrawn" className={styles.root}>
      <h2 id="withdrawn" className={styles.heading}>{heading}</h2>
      <PlainText text={reason} language={language} />
    </section>
  );
}
