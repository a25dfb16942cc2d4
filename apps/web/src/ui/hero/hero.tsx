import { PlainText } from '../plain-text/plain-text';
import styles from './hero.module.css';

/** The head of the home page: whose site this is and what they do. The columns are the pillars of their work. */
export function Hero({ title, introduction }: { title: string; introduction: string | null }) {
  return (
    <div className={styles.root}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {introduction && (
          <div className={styles.introduction}>
            <PlainText text={introduction} />
          </div>
        )}
      </div>
      <svg className={styles.columns} viewBox="0 0 300 240" aria-hidden="true" focusable="false" preserveAspectRatio="xMaxYMax meet">
        <g fill="currentColor">
          <rect x="0" y="120" width="40" height="100" rx="4" opacity="0.35" />
          <rect x="65" y="70" width="40" height="150" rx="4" opacity="0.55" />
          <rect x="130" y="20" width="40" height="200" rx="4" opacity="0.85" />
          <rect x="195" y="70" width="40" height="150" rx="4" opacity="0.55" />
          <rect x="260" y="120" width="40" height="100" rx="4" opacity="0.35" />
          <rect x="0" y="230" width="300" height="6" rx="3" />
        </g>
      </svg>
    </div>
  );
}
