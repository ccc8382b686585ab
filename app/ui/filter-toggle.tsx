'use client';

import { type ReactNode, useState } from 'react';
import styles from './filter-bar.module.css';

/** On a narrow screen the menus are folded behind one button. */
export function FilterToggle({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </button>
      <div className={styles.menus} data-open={open || undefined}>
        {children}
      </div>
    </>
  );
}
