import type { LocaleCode } from '@dpo/content';
import { Fragment } from 'react';
import { type Foreign, ForeignNote } from '../foreign-note/foreign-note';
import { Link } from '../link/link';
import { runsOf } from '../words/runs';
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
  /** The page's. */
  language: LocaleCode;
}

/** @returns what of the pieces stands in a part of the text that they make together */
function within(pieces: readonly Piece[], start: number, length: number): Piece[] {
  let at = 0;
  return pieces.flatMap(({ text, marked }) => {
    const part = text.slice(Math.max(0, start - at), Math.max(0, start + length - at));
    at += text.length;
    return part === '' ? [] : [{ text: part, marked }];
  });
}

const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ text, marked }, index) => (marked ? <mark key={index} className={styles.mark}>{text}</mark> : <Fragment key={index}>{text}</Fragment>));

/**
 * A text with what was looked for marked. It comes in pieces, so that no text is ever read as markup. What is in another
 * language is looked for in the whole of it: a mark may part it.
 */
function Found({ pieces, language }: { pieces: readonly Piece[]; language: LocaleCode }) {
  let at = 0;
  return runsOf(pieces.map(({ text }) => text).join(''), language).map((run) => {
    const start = at;
    at += run.text.length;
    const marked = <Marked pieces={within(pieces, start, run.text.length)} />;
    return run.language ? <span key={start} lang={run.language}>{marked}</span> : <Fragment key={start}>{marked}</Fragment>;
  });
}

/** What was found, the best first. */
export function SearchResults({ items, language }: SearchResultsProps) {
  return (
    <ol className={styles.root}>
      {items.map(({ href, title, snippet, kind, date, foreign }) => (
        <li key={href} className={styles.item}>
          <h2 className={styles.title}>
            <Link href={href} language={foreign?.language} className={styles.link}><Found pieces={title} language={foreign?.language ?? language} /></Link>
          </h2>
          <p className={styles.facts}>
            <span>{kind}</span>
            {date && <time dateTime={date.day}>{date.text}</time>}
            <ForeignNote foreign={foreign} />
          </p>
          {snippet.length > 0 && <p className={styles.snippet} lang={foreign?.language}><Found pieces={snippet} language={foreign?.language ?? language} /></p>}
        </li>
      ))}
    </ol>
  );
}
