import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './alert-banner.module.css';

interface AlertBannerProps {
  label: string;
  level: 'information' | 'warning' | 'emergency';
  /** The level in words: colour alone tells nobody who does not see it. */
  levelName: string;
  text: string;
  link: { label: string; href: string } | null;
  /** The page's. */
  language: LocaleCode;
}

/** A message of the office across the top of every page. */
export function AlertBanner({ label, level, levelName, text, link, language }: AlertBannerProps) {
  return (
    <aside aria-label={label} className={styles[level]}>
      <p className={styles.text}>
        <strong>{levelName}</strong> <Words text={text} language={language} />{' '}
        {link && <Link href={link.href} className={styles.link}><Words text={link.label} language={language} /></Link>}
      </p>
    </aside>
  );
}
