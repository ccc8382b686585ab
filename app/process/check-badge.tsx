import type { CheckState } from './check-state.ts';
import styles from './process.module.css';

/** A small sign of how far a requirement can be checked; its shape says it as well as its colour. */
export function CheckSign({ state }: { state: CheckState }) {
  return <i aria-hidden className={`${styles.sign} ${styles[state]}`} />;
}
