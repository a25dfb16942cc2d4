import { LanguageSwitch } from '../language-switch/language-switch';
import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import styles from './site-header.module.css';
import { Wordmark } from './wordmark';

interface SiteHeaderProps {
  siteName: string;
  /** The office's name in the other languages, each for those who know it by that. */
  otherNames: readonly { language: LocaleCode; name: string }[];
  government: string;
  homeHref: string;
  navigation: { label: string; items: readonly { label: string; href: string; current?: 'page' | 'true' | undefined }[] };
  search: { label: string; href: string };
  languages: { label: string; items: readonly { code: LocaleCode; name: string; href: string }[] };
}

/** Whose site this is, its parts, its languages. */
export function SiteHeader({ siteName, otherNames, government, homeHref, navigation, search, languages }: SiteHeaderProps) {
  return (
    <header className={styles.root}>
      <div className={styles.top}>
        <p className={styles.government}>{government}</p>
        <div className={styles.tools}>
          <Link href={search.href} className={styles.search}>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
              <path d="M8.5 2a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3 4.7 4.7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
            {search.label}
          </Link>
          <LanguageSwitch label={languages.label} languages={languages.items} />
        </div>
      </div>
      <div className={styles.bar}>
        <Link href={homeHref} className={styles.name}>
          <Wordmark className={styles.mark} />
          <span className={styles.names}>
            <span>{siteName}</span>
            {otherNames.map(({ language, name }) => (
              <span key={language} lang={language} className={styles.otherName}>{name}</span>
            ))}
          </span>
        </Link>
        <nav aria-label={navigation.label}>
          <ul className={styles.navigation}>
            {navigation.items.map(({ label, href, current }) => (
              <li key={href}>
                <Link href={href} current={current} className={styles.item}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
