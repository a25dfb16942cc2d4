import type { LocaleCode } from '@dpo/content';
import { type Foreign, ForeignNote } from '../foreign-note/foreign-note';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './news-list.module.css';

interface NewsListProps {
  items: readonly { href: string; title: string; summary: string; category: string; day: string; date: string; foreign?: Foreign | undefined }[];
  /** The level that fits the headings around the list. */
  headingLevel: 2 | 3;
  /** The page's. */
  language: LocaleCode;
}

/** News items, each with its day, kind, title and summary. */
export function NewsList({ items, headingLevel, language }: NewsListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ul className={styles.root}>
      {items.map(({ href, title, summary, category, day, date, foreign }) => (
        <li key={href} className={styles.item}>
          <Heading className={styles.title}>
            <Link href={href} language={foreign?.language} className={styles.link}><Words text={title} language={foreign?.language ?? language} /></Link>
          </Heading>
          <p className={styles.facts}>
            <time dateTime={day}>{date}</time>
            <span>{category}</span>
            <ForeignNote foreign={foreign} />
          </p>
          <p lang={foreign?.language} className={styles.summary}><Words text={summary} language={foreign?.language ?? language} /></p>
        </li>
      ))}
    </ul>
  );
}
