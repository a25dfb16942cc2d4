import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './attachments.module.css';

interface AttachmentsProps {
  heading: string;
  /** `facts`: the file's kind and size in brackets, so that nobody starts a download by surprise. `address`: whole, for paper. */
  items: readonly { href: string; title: string; facts: string; address: string }[];
  /** The page's. */
  language: LocaleCode;
}

/** Files that belong to a page. */
export function Attachments({ heading, items, language }: AttachmentsProps) {
  return (
    <section aria-labelledby="attachments" className={styles.root}>
      <h2 id="attachments" className={styles.heading}>{heading}</h2>
      <ul className={styles.list}>
        {items.map(({ href, title, facts, address }) => (
          <li key={href}>
            <Link href={href} className={styles.link}>
              <span className={styles.title}><Words text={title} language={language} /></span>{facts}
            </Link>
            <span className={styles.address} translate="no">{address}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
