import type { BlockOf, LocaleCode } from '@dpo/content';
import { PlainText } from '@/ui/plain-text/plain-text';
import { Words } from '@/ui/words/words';
import styles from './quote.module.css';

/** Somebody's words, and whose they are. */
export const Quote = ({ block: { text, attribution }, language }: { block: Pick<BlockOf<'blocks.quote'>, 'text' | 'attribution'>; language: LocaleCode }) => (
  <figure className={styles.root}>
    <blockquote className={styles.words}>
      <PlainText text={text} language={language} />
    </blockquote>
    {attribution && <figcaption className={styles.attribution}><Words text={attribution} language={language} /></figcaption>}
  </figure>
);
