import type { LocaleCode } from '@dpo/content';
import { PlainText } from '../plain-text/plain-text';
import { Words } from '../words/words';
import styles from './gone-notice.module.css';

interface GoneNoticeProps {
  /** What was here, under its title then. */
  what: { label: string; title: string };
  when: { label: string; day: string; date: string };
  why: { label: string; reason: string } | null;
  /** The language of title and reason. */
  language: LocaleCode;
}

/** Tells what was at an address before it was taken off the site, when that was, and why. */
export function GoneNotice({ what, when, why, language }: GoneNoticeProps) {
  return (
    <dl className={styles.root}>
      <div className={styles.fact}>
        <dt className={styles.label}>{what.label}</dt>
        <dd className={styles.title} lang={language}><Words text={what.title} language={language} /></dd>
      </div>
      <div className={styles.fact}>
        <dt className={styles.label}>{when.label}</dt>
        <dd><time dateTime={when.day}>{when.date}</time></dd>
      </div>
      {why && (
        <div className={styles.fact}>
          <dt className={styles.label}>{why.label}</dt>
          <dd lang={language}><PlainText text={why.reason} language={language} /></dd>
        </div>
      )}
    </dl>
  );
}
