import { Link } from '../link/link';
import styles from './contact-details.module.css';

interface ContactDetailsProps {
  /** Each way to reach the office; `href` where a press can begin the call or the message. */
  ways: readonly { label: string; text: string; href?: string | undefined }[];
}

/** How to reach the office, in full text. */
export function ContactDetails({ ways }: ContactDetailsProps) {
  return (
    <dl className={styles.root}>
      {ways.map(({ label, text, href }) => (
        <div key={label} className={styles.way}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.text}>{href ? <Link href={href}>{text}</Link> : text}</dd>
        </div>
      ))}
    </dl>
  );
}
