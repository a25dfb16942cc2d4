import { Link } from '../link/link';
import styles from './preview-banner.module.css';

/** Tells staff that they look at drafts. Readers never see it. */
export function PreviewBanner({ text, exit }: { text: string; exit: { label: string; href: string } }) {
  return (
    <aside aria-label={text} className={styles.root} data-screen-only="">
      <p>
        {text} <Link href={exit.href}>{exit.label}</Link>
      </p>
    </aside>
  );
}
