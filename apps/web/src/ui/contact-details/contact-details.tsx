import type { LocaleCode } from '@dpo/content';
import { Link } from '../link/link';
import { Words } from '../words/words';
import styles from './contact-details.module.css';

interface ContactDetailsProps {
  /** Each way to reach the office; `href` where a press can begin the call or the message. */
  ways: readonly { label: string; text: string; href?: string | undefined }[];
  /** The page's. */
  language: LocaleCode;
}

/** How to reach the office, in full text. */
export function ContactDetails({ ways, language }: ContactDetailsProps) {
  return (
    <dl className={styles.root}>
      {ways.map(({ label, text, href }) => (
        <div key={label} className={styles.way}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.text}>{href ? <Link href={href}>{text}</Link> : <Words text={text} language={language} />}</dd>
        </div>
      ))}
    </dl>
  );
}
