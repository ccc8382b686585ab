'use client';

import { useState } from 'react';
import styles from './filter-bar.module.css';

type Props = {
  readonly name: string;
  /** An empty one stands for the missing. */
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  /** Words of values that are ids. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly labels: { readonly missing: string; readonly find: string };
};

/** Boxes to tick, with a search where there are many. */
export function CheckList({ name, values, chosen, texts = {}, labels }: Props) {
  const [sought, setSought] = useState('');
  const shown = (value: string) =>
    (texts[value] ?? value).toLocaleLowerCase().includes(sought.toLocaleLowerCase());
  return (
    <>
      {values.length > 9 && (
        <input
          type="search"
          className={styles.find}
          placeholder={labels.find}
          aria-label={labels.find}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      <ul className={styles.checks}>
        {values.map((value) => (
          <li key={value} hidden={sought !== '' && !shown(value)}>
            <label>
              <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />{' '}
              {value === '' ? <em>{labels.missing}</em> : (texts[value] ?? value)}
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
