import type { LocaleCode } from '@dpo/content';
import type { ReactNode } from 'react';
import { type Foreign, ForeignNote } from '../foreign-note/foreign-note';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './card-list.module.css';

interface CardListProps {
  items: readonly { href: string; title: string; summary: string | null; icon?: ReactNode; foreign?: Foreign | undefined }[];
  headingLevel: 2 | 3;
  /** The page's. */
  language: LocaleCode;
}

/** Entries of equal weight, side by side where there is room, in an order that means something. */
export function CardList({ items, headingLevel, language }: CardListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ol className={styles.root}>
      {items.map(({ href, title, summary, icon, foreign }) => (
        <li key={href} className={styles.card}>
          {icon && <div className={styles.icon}>{icon}</div>}
          <Heading className={styles.title}>
            <Link href={href} language={foreign?.language} className={styles.link}><Words text={title} language={foreign?.language ?? language} /></Link>
          </Heading>
          {summary && <p lang={foreign?.language} className={styles.summary}><Words text={summary} language={foreign?.language ?? language} /></p>}
          <ForeignNote foreign={foreign} />
        </li>
      ))}
    </ol>
  );
}
