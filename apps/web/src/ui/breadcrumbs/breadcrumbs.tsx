import { Link } from '../link/link';
import styles from './breadcrumbs.module.css';

/** The pages above this one, from the home page down; this one itself is the heading that follows. */
export function Breadcrumbs({ label, trail }: { label: string; trail: readonly { label: string; href: string }[] }) {
  return (
    <nav aria-label={label} className={styles.root}>
      <ol className={styles.list}>
        {trail.map((step) => (
          <li key={step.href} className={styles.step}>
            <Link href={step.href} className={styles.link}>
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
