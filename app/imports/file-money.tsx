import type { Answers } from '../../lib/answers.ts';
import type { Formatter } from '../../lib/format.ts';
import styles from './imports.module.css';

type Amounts = NonNullable<Answers['quality']['files'][number]['amounts']>;

type Props = {
  readonly f: Formatter;
  readonly part: 'read' | 'loaded' | 'rejected' | 'duplicates';
  /** By currency; none where the file has no amounts. */
  readonly amounts: Amounts;
};

/** The money of a file's rows under their number, currency by currency; of lost rows only where there is some. */
export function FileMoney({ f, part, amounts }: Props) {
  const isLoss = part === 'rejected' || part === 'duplicates';
  return amounts.map((sums) => {
    const sum = sums[`amount_${part}`];
    if (sum === 0 && isLoss) return null;
    const text = sums.currency === null ? f.count(sum) : `${f.count(sum)}\u00a0${sums.currency}`;
    return (
      <small key={sums.currency} className={styles.money} data-money={part}>
        {text}
      </small>
    );
  });
}
