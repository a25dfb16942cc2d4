import { Link } from '../link/link';
import styles from './card-list.module.css';

interface CardListProps {
  items: readonly { href: string; title: string; summary: string | null }[];
  headingLevel: 2 | 3;
}

/** Entries of equal weight, side by side where there is room, in an order that means something. */
export function CardList({ items, headingLevel }: CardListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ol className={styles.root}>
      {items.map(({ href, title, summary }) => (
        <li key={href} className={styles.card}>
          <Heading className={styles.title}>
            <Link href={href} className={styles.link}>{title}</Link>
          </Heading>
          {summary && <p className={styles.summary}>{summary}</p>}
        </li>
      ))}
    </ol>
  );
}
