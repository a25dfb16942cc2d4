import styles from './search-form.module.css';

interface SearchFormProps {
  /** Where the results are: the form asks for them by a plain GET. */
  action: string;
  label: string;
  hint: string;
  button: string;
  /** What was looked for. */
  value: string;
  maxLength: number;
}

/** Asks what the reader looks for. */
export function SearchForm({ action, label, hint, button, value, maxLength }: SearchFormProps) {
  return (
    <form role="search" action={action} method="get" className={styles.root} data-screen-only>
      <label htmlFor="search-words" className={styles.label}>{label}</label>
      <p id="search-hint" className={styles.hint}>{hint}</p>
      <div className={styles.row}>
        <input
          id="search-words" className={styles.input} type="search" name="q" defaultValue={value} maxLength={maxLength}
          aria-describedby="search-hint" autoComplete="off" autoCapitalize="off" enterKeyHint="search"
        />
        <button type="submit" className={styles.button}>{button}</button>
      </div>
    </form>
  );
}
