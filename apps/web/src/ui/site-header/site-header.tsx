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
  languages: { label: string; items: readonly { code: LocaleCode; name: string; href: string }[] };
}

/** Whose site this is, its parts, its languages. */
export function SiteHeader({ siteName, otherNames, government, homeHref, navigation, languages }: SiteHeaderProps) {
  return (
    <header className={styles.root}>
      <div className={styles.top}>
        <p>{government}</p>
        <LanguageSwitch label={languages.label} languages={languages.items} />
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
