import type { ReactNode } from 'react';
import styles from './columns.module.css';

/** The page's own content and, beside it where there is room and else below it, what leads on from it. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={styles.root}>
      <div>{children}</div>
      <div>{aside}</div>
    </div>
  );
}
