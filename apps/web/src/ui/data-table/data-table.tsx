import type { LocaleCode } from '@dpo/content';
import { Words } from '../words/words';
import styles from './data-table.module.css';

interface DataTableProps {
  id: string;
  caption: string;
  /** Of equal length; the first is the header where `headerRow` says so. */
  rows: readonly (readonly string[])[];
  headerRow: boolean;
  /** The first cell of each row names it. */
  headerColumn: boolean;
  /** That caption and cells are written in. */
  language: LocaleCode;
}

const numeric = /^[-+]?[$¥€£]?[\d,]+(?:\.\d+)?\s?%?$/;

/** Columns whose every filled cell is a number are read by their last digit. */
function numericColumns(rows: DataTableProps['rows']): boolean[] {
  const [first = []] = rows;
  return first.map((_, column) => {
    const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => numeric.test(cell));
  });
}

/**
 * Figures in rows and columns. On narrow screens the table scrolls within its own region, which the keyboard reaches
 * (WCAG 2.1.1); the page itself never scrolls sideways (1.4.10).
 */
export function DataTable({ id, caption, rows, headerRow, headerColumn, language }: DataTableProps) {
  const [first = []] = rows;
  const body = headerRow ? rows.slice(1) : rows;
  const numbers = numericColumns(body);
  const wordsOf = (cell: string) => <Words text={cell} language={language} />;
  const classOf = (column: number) => (numbers[column] ? styles.number : undefined);
  return (
    // The caption stands outside of what scrolls: it stays in sight, and wraps where a wide table would not let it.
    <figure>
      <figcaption id={id} className={styles.caption}>{wordsOf(caption)}</figcaption>
      {/* Without a script a page cannot know whether the table overflows; one that no key scrolls would shut readers out. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="region" aria-labelledby={id} tabIndex={0} className={styles.root}>
        <table aria-labelledby={id} className={styles.table}>
          {headerRow && (
            <thead>
              <tr>
                {first.map((cell, column) =>
                  cell === '' ? <td key={column} /> : <th key={column} scope="col" className={classOf(column)}>{wordsOf(cell)}</th>,
                )}
              </tr>
            </thead>
          )}
          <tbody>
            {body.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) =>
                  headerColumn && column === 0 ? <th key={column} scope="row">{wordsOf(cell)}</th> : <td key={column} className={classOf(column)}>{wordsOf(cell)}</td>,
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
