import { type Foreign, ForeignNote } from '../foreign-note/foreign-note';
import { Link } from '../link/link';
import styles from './news-list.module.css';

interface NewsListProps {
  items: readonly { href: string; title: string; summary: string; category: string; day: string; date: string; foreign?: Foreign | undefined }[];
  /** The level that fits the headings around the list. */
  headingLevel: 2 | 3;
}

/** News items, each with its day, kind, title and summary. */
export function NewsList({ items, headingLevel }: NewsListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ul className={styles.root}>
      {items.map(({ href, title, summary, category, day, date, foreign }) => (
        <li key={href} className={styles.item}>
          <Heading className={styles.title}>
            <Link href={href} language={foreign?.language} className={styles.link}>{title}</Link>
          </Heading>
          <p className={styles.facts}>
            <time dateTime={day}>{date}</time>
            <span>{category}</span>
            <ForeignNote foreign={foreign} />
          </p>
          <p lang={foreign?.language} className={styles.summary}>{summary}</p>
        </li>
      ))}
    </ul>
  );
}
