import styles from './print-source.module.css';

/** On paper only: where the page comes from, since a sheet has no address bar. */
export const PrintSource = ({ lines }: { lines: readonly string[] }) => (
  <div className={styles.root}>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </div>
);
