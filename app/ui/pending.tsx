import styles from './pending.module.css';

/** The place of a part that is still being counted. @param height of what will stand here, in px */
export function Pending({ text, height }: { text: string; height: number }) {
  return (
    <div className={styles.pending} style={{ minHeight: height }} role="status" aria-busy="true">
      {text}
    </div>
  );
}
