import { Link } from '../link/link';
import styles from './attachments.module.css';

interface AttachmentsProps {
  heading: string;
  /** `label`: the file's title, kind and size, so that nobody starts a download by surprise. */
  items: readonly { href: string; label: string }[];
}

/** Files that belong to a page. */
export function Attachments({ heading, items }: AttachmentsProps) {
  return (
    <section aria-labelledby="attachments" className={styles.root}>
      <h2 id="attachments" className={styles.heading}>{heading}</h2>
      <ul className={styles.list}>
        {items.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className={styles.link}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
