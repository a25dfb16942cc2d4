import type { LocaleCode } from '@dpo/content';
import { Words } from '../words/words';
import styles from './change-notes.module.css';

interface ChangeNotesProps {
  heading: string;
  /** The newest first. */
  items: readonly { day: string; date: string; text: string }[];
  /** The page's. */
  language: LocaleCode;
}

/** Where the facts of a page lead to when it has been changed. */
export const changeNotesId = 'updates';

/** What was changed on a page since its release, and when: the public's record. */
export function ChangeNotes({ heading, items, language }: ChangeNotesProps) {
  return (
    <section aria-labelledby={changeNotesId} className={styles.root}>
      <h2 id={changeNotesId} className={styles.heading}>{heading}</h2>
      <ol className={styles.list}>
        {items.map(({ day, date, text }) => (
          <li key={`${day} ${text}`} className={styles.item}>
            <time dateTime={day} className={styles.date}>{date}</time>
            <p className={styles.text}><Words text={text} language={language} /></p>
          </li>
        ))}
      </ol>
    </section>
  );
}
