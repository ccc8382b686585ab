'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import styles from './filter-bar.module.css';

/** A button that opens one filter; Esc, a click elsewhere or a choice closes it. */
export function FilterMenu({ label, on, children }: { label: string; on: boolean; children: ReactNode }) {
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = element.current;
      if (!menu?.open) return;
      const inside = menu.contains(event.target as Node);
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) {
        menu.open = false;
        if (event instanceof KeyboardEvent && inside) menu.querySelector('summary')?.focus();
      }
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const closeAfter = () => {
    if (element.current) element.current.open = false;
  };
  return (
    <details
      ref={element}
      className={styles.menu}
      onSubmit={closeAfter}
      onClick={(event) => (event.target as Element).closest('a') && closeAfter()}
      onKeyDown={undefined}
    >
      <summary className={on ? styles.on : undefined}>{label}</summary>
      <div className={styles.sheet}>{children}</div>
    </details>
  );
}
