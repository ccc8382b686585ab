import styles from './legend.module.css';

export type LegendItem = {
  readonly text: string;
  /** A CSS colour, usually `var(--won)`. */
  readonly color: string;
  readonly shape?: 'box' | 'line' | 'dot' | 'hatch' | 'whisker';
};

/** What colours and shapes mean, in one line. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return items.map(({ text, color, shape = 'box' }) => (
    <span key={text} className={styles.item}>
      <i aria-hidden className={styles[shape]} style={{ color }} />
      {text}
    </span>
  ));
}
