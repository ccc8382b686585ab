import styles from './waiting.module.css';

/** The place of a panel whose figures are still being counted, of about its height. */
export function Waiting({ height }: { height: number }) {
  return <div className={styles.waiting} style={{ height }} aria-busy="true" />;
}
