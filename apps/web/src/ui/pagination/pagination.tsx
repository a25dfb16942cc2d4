import { Link } from '../link/link';
import styles from './pagination.module.css';

interface PaginationProps {
  label: string;
  /** Page 2 of 5. */
  position: string;
  previous: { label: string; href: string } | null;
  next: { label: string; href: string } | null;
  /** Every page, or the ones around this; `null` stands for those left out. */
  pages: readonly ({ number: number; label: string; href: string; current: boolean } | null)[];
}

/**
 * The page numbers worth a link: the first, the last and those around the current one.
 * @returns `null` where numbers are left out
 */
export function pagesAround(page: number, pageCount: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pageCount])].filter((number) => number >= 1 && number <= pageCount);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1] ?? number - 1;
    if (number - before === 2) return [number - 1, number];
    return number - before > 2 ? [null, number] : [number];
  });
}

/** The way through a list that is longer than a page. */
export function Pagination({ label, position, previous, next, pages }: PaginationProps) {
  return (
    <nav aria-label={label} className={styles.root}>
      <p className={styles.position}>{position}</p>
      <ul className={styles.list}>
        {previous && (
          <li>
            <Link href={previous.href} rel="prev" className={styles.link}>{previous.label}</Link>
          </li>
        )}
        {pages.map((page, index) =>
          page ? (
            <li key={page.number}>
              <Link href={page.href} label={page.label} current={page.current ? 'page' : undefined} className={styles.link}>
                {page.number}
              </Link>
            </li>
          ) : (
            <li key={`gap ${index}`} aria-hidden="true" className={styles.gap}>…</li>
          ),
        )}
        {next && (
          <li>
            <Link href={next.href} rel="next" className={styles.link}>{next.label}</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
