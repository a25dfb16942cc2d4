import type { LocaleCode } from '@dpo/content';
import { Words } from '../words/words';
import styles from './plain-text.module.css';

/** Text of several lines as its editor typed it: an empty line parts paragraphs, a single break stays a break. */
export function PlainText({ text, language }: { text: string; language: LocaleCode }) {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, index) => (
      <p key={index} className={styles.paragraph}>
        <Words text={paragraph.trim()} language={language} />
      </p>
    ));
}
