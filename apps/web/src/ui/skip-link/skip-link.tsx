import styles from './skip-link.module.css';

/** Where the skip link leads: the page's `main`. */
export const mainId = 'main';

/** The first thing the keyboard reaches, unseen until then. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a href={`#${mainId}`} className={styles.root}>
      {label}
    </a>
  );
}
