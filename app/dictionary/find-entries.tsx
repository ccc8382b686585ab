'use client';

import { useEffect, useRef, useState } from 'react';
import styles from './dictionary.module.css';

type Props = {
  readonly labels: { readonly find: string; readonly none: string };
  /** What is said of each number of entries found. */
  readonly counts: readonly string[];
};

/** Leaves on the page the entries whose words hold every word sought, and the parts that keep some. */
export function FindEntries({ labels, counts }: Props) {
  const [sought, setSought] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const words = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const entry of document.querySelectorAll<HTMLElement>('[data-entry]')) {
      const holds = words.every((word) => entry.dataset.entry?.includes(word));
      entry.hidden = !holds;
      if (holds) found += 1;
    }
    for (const group of document.querySelectorAll<HTMLElement>('[data-group]'))
      group.hidden = !group.querySelector('[data-entry]:not([hidden])');
    setSaid(words.length > 0 ? (counts[found] ?? labels.none) : '');
  }, [sought, counts, labels.none]);
  // An anchor leads to its entry even when the search has hidden it.
  useEffect(() => {
    const show = () => setSought('');
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, []);
  return (
    <div className={styles.find}>
      <input
        ref={field}
        type="search"
        value={sought}
        placeholder={labels.find}
        aria-label={labels.find}
        onChange={(event) => setSought(event.target.value)}
      />
      <span role="status">{said}</span>
    </div>
  );
}
