import type { ReactNode } from 'react';
import styles from './answer.module.css';

type Props = {
  /** The figure that matters, set large. */
  readonly figure?: ReactNode;
  /** What the figure is, in two or three words. */
  readonly label?: ReactNode;
  /** The sentence made from the data; or why the data carry no answer. */
  readonly children: ReactNode;
};

/** What a page says first: one sentence made from the data, the figure that matters large. */
export function Answer({ figure, label, children }: Props) {
  return (
    <div className={styles.answer} data-answer>
      {figure !== undefined && (
        <p className={styles.figure}>
          {figure}
          {label && <span>{label}</span>}
        </p>
      )}
      <p className={styles.sentence}>{children}</p>
    </div>
  );
}
