import type { ReactNode } from 'react';
import styles from './pair.module.css';

/** Two panels side by side where there is room, and on paper. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
