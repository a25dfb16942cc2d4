import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import styles from './link-list.module.css';

interface LinkListProps {
  /** `href` is `null` where an address may not be linked to; its words stay. */
  items: readonly { label: string; href: string | null; language?: LocaleCode | undefined; detail?: string | undefined }[];
  direction?: 'column' | 'row';
}

/** Links one below the other, or side by side as far as there is room. */
export function LinkList({ items, direction = 'column' }: LinkListProps) {
  return (
    <ul className={styles[direction]}>
      {items.map(({ label, href, language, detail }) => (
        <li key={`${label} ${href}`}>
          {href === null ? <span>{label}</span> : <Link href={href} language={language} className={styles.link}>{label}</Link>}
          {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
        </li>
      ))}
    </ul>
  );
}
