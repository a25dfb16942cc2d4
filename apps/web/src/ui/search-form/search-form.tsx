import styles from './search-form.module.css';

interface SearchFormProps {
  /** Where the results are: the form asks for them by a plain GET. */
  action: string;
  label: string;
  /** How to ask, for those who have not asked yet. */
  hint: string | null;
  button: string;
  /** What was looked for. */
  value: string;
  maxLength: number;
}

/** Asks what the reader looks for. The question is the heading of its page: one line says both. */
export function SearchForm({ action, label, hint, button, value, maxLength }: SearchFormProps) {
  return (
    <form role="search" action={action} method="get" className={styles.root}>
      <h1 className={styles.heading}><label htmlFor="search-words">{label}</label></h1>
      {hint !== null && <p id="search-hint" className={styles.hint} data-screen-only="">{hint}</p>}
      <div className={styles.row} data-screen-only="">
        <input
          id="search-words" className={styles.input} type="search" name="q" defaultValue={value} maxLength={maxLength}
          aria-describedby={hint === null ? undefined : 'search-hint'} autoComplete="off" autoCapitalize="off" enterKeyHint="search"
        />
        <button type="submit" className={styles.button}>{button}</button>
      </div>
    </form>
  );
}
