import type { BlockOf } from '@dpo/content';
import { PlainText } from '@/ui/plain-text/plain-text';
import styles from './quote.module.css';

/** Somebody's words, and whose they are. */
export const Quote = ({ block: { text, attribution } }: { block: Pick<BlockOf<'blocks.quote'>, 'text' | 'attribution'> }) => (
  <figure className={styles.root}>
    <blockquote className={styles.words}>
      <PlainText text={text} />
    </blockquote>
    {attribution && <figcaption className={styles.attribution}>{attribution}</figcaption>}
  </figure>
);
