import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import styles from './language-switch.module.css';

interface LanguageSwitchProps {
  label: string;
  /** The languages that the reader can change to, each with the address of this same page. */
  languages: readonly { code: LocaleCode; name: string; href: string }[];
}

/** This page in the other languages. Each name is written in its own language, for those who read no other. */
export function LanguageSwitch({ label, languages }: LanguageSwitchProps) {
  return (
    <nav aria-label={label} className={styles.root}>
      <ul className={styles.list}>
        {languages.map(({ code, name, href }) => (
          <li key={code}>
            <Link href={href} language={code} className={styles.link}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
