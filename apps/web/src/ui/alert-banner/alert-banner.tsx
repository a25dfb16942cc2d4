import { Link } from '../link/link';
import styles from './alert-banner.module.css';

interface AlertBannerProps {
  label: string;
  level: 'information' | 'warning' | 'emergency';
  /** The level in words: colour alone tells nobody who does not see it. */
  levelName: string;
  text: string;
  link: { label: string; href: string } | null;
}

/** A message of the office across the top of every page. */
export function AlertBanner({ label, level, levelName, text, link }: AlertBannerProps) {
  return (
    <aside aria-label={label} className={styles[level]}>
      <p className={styles.text}>
        <strong>{levelName}</strong> {text} {link && <Link href={link.href} className={styles.link}>{link.label}</Link>}
      </p>
    </aside>
  );
}
