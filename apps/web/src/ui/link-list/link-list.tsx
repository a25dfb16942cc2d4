import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './link-list.module.css';

interface LinkListProps {
  /** `href` is `null` where an address may not be linked to; its words stay. `language`: where it is not the page's. */
  items: readonly { label: string; href: string | null; language?: LocaleCode | undefined; detail?: string | undefined }[];
  /** The page's. */
  language: LocaleCode;
}

/** Links one below the other. */
export function LinkList({ items, language }: LinkListProps) {
  return (
    <ul className={styles.root}>
      {items.map(({ label, href, language: foreign, detail }) => (
        <li key={`${label} ${href}`} className={detail === undefined ? undefined : styles.detailed}>
          {href === null ? (
            <Words text={label} language={language} />
          ) : (
            <Link href={href} language={foreign} className={styles.link}><Words text={label} language={foreign ?? language} /></Link>
          )}
          {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
        </li>
      ))}
    </ul>
  );
}
