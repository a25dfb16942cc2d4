import styles from './plain-text.module.css';

/** Text of several lines as its editor typed it: an empty line parts paragraphs, a single break stays a break. */
export function PlainText({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, index) => (
      <p key={index} className={styles.paragraph}>
        {paragraph.trim()}
      </p>
    ));
}
