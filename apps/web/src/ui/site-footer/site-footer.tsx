import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './site-footer.module.css';

interface FooterLink {
  label: string;
  href: string | null;
}

interface SiteFooterProps {
  siteName: string;
  links: { label: string; items: readonly FooterLink[] };
  social: { label: string; items: readonly FooterLink[] };
  contact: { label: string; items: readonly FooterLink[] };
  /** The page's last revision; `null` where there is no content that could have been revised. */
  revised: { label: string; date: string; day: string } | null;
  /** The page's. */
  language: LocaleCode;
}

type LinksProps = SiteFooterProps['links'] & Pick<SiteFooterProps, 'language'>;

/** Labels differ from each other on one page. */
const idOf = (label: string) => `footer-${label.replaceAll(' ', '-')}`;

const Links = ({ label, items, language }: LinksProps) =>
  items.length > 0 ? (
    <nav aria-labelledby={idOf(label)} className={styles.group}>
      <h2 id={idOf(label)} className={styles.label}>{label}</h2>
      <ul className={styles.links}>
        {items.map((item) => (
          <li key={`${item.label} ${item.href}`}>
            {item.href === null ? <Words text={item.label} language={language} /> : <Link href={item.href} className={styles.link}><Words text={item.label} language={language} /></Link>}
          </li>
        ))}
      </ul>
    </nav>
  ) : null;

/** The same on every page, but for the date. */
export function SiteFooter({ siteName, links, social, contact, revised, language }: SiteFooterProps) {
  return (
    <footer className={styles.root}>
      <div className={styles.groups}>
        <Links {...links} language={language} />
        <Links {...contact} language={language} />
        <Links {...social} language={language} />
      </div>
      <div className={styles.last}>
        <p>{siteName}</p>
        {revised && (
          <p>
            {revised.label} <time dateTime={revised.day}>{revised.date}</time>
          </p>
        )}
      </div>
    </footer>
  );
}
