import type { LocaleCode } from '@dpo/content';
import styles from './foreign-note.module.css';

/** The language of what is not in the reader's, and the words, in the reader's language, that say so. */
export interface Foreign {
  language: LocaleCode;
  note: string;
}

/** Says of what stands in a list that it has only another language. */
export const ForeignNote = ({ foreign }: { foreign: Foreign | undefined }) =>
  foreign ? <span className={styles.root}>{foreign.note}</span> : null;
