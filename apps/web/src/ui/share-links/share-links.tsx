import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import styles from './share-links.module.css';

interface ShareLinksProps {
  heading: string;
  /** Where a message with the page's address can be written; nothing is asked of them before a reader follows one. */
  items: readonly { name: string; href: string; language?: LocaleCode }[];
  /** The page's own address, to be copied. */
  address: { label: string; url: string };
}

/** Ways to pass a page on: plain links, no script of anybody's. */
export function ShareLinks({ heading, items, address }: ShareLinksProps) {
  return (
    <section aria-labelledby="share" className={styles.root} data-screen-only="">
      <h2 id="share" className={styles.heading}>{heading}</h2>
      <ul className={styles.list}>
        {items.map(({ name, href, language }) => (
          <li key={name}>
            <Link href={href} rel="noopener noreferrer" className={styles.link}><span lang={language}>{name}</span></Link>
          </li>
        ))}
      </ul>
      <p className={styles.address}>
        {address.label} <span className={styles.url} translate="no">{address.url}</span>
      </p>
    </section>
  );
}
