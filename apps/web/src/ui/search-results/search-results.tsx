import { type Foreign, ForeignNote } from '../foreign-note/foreign-note';
import { Link } from '../link/link';
import styles from './search-results.module.css';

interface Piece {
  text: string;
  marked: boolean;
}

interface SearchResultsProps {
  items: readonly {
    href: string;
    title: readonly Piece[];
    snippet: readonly Piece[];
    kind: string;
    date: { day: string; text: string } | null;
    foreign: Foreign | undefined;
  }[];
}

/** A text with what was looked for marked. It comes in pieces, so that no text is ever read as markup. */
function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, index) => (marked ? <mark key={index} className={styles.mark}>{text}</mark> : text));
}

/** What was found, the best first. */
export function SearchResults({ items }: SearchResultsProps) {
  return (
    <ol className={styles.root}>
      {items.map(({ href, title, snippet, kind, date, foreign }) => (
        <li key={href} className={styles.item}>
          <h2 className={styles.title}>
            <Link href={href} language={foreign?.language} className={styles.link}><Marked pieces={title} /></Link>
          </h2>
          <p className={styles.facts}>
            <span>{kind}</span>
            {date && <time dateTime={date.day}>{date.text}</time>}
            <ForeignNote foreign={foreign} />
          </p>
          {snippet.length > 0 && <p className={styles.snippet} lang={foreign?.language}><Marked pieces={snippet} /></p>}
        </li>
      ))}
    </ol>
  );
}
