'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { address, travellers } from './address.ts';
import styles from './shell.module.css';

type Props = {
  readonly items: readonly { readonly path: string; readonly text: string }[];
  readonly label: string;
  readonly menu: string;
};

/** The list of pages; the filters that mean the same everywhere go along. */
export function Nav({ items, label, menu }: Props) {
  const path = usePathname();
  const params = travellers(new URLSearchParams(useSearchParams()));
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const isHere = (target: string) => (target === '/' ? path === '/' : path.startsWith(target));
  const here = items.find((item) => isHere(item.path));
  return (
    <nav aria-label={label} className={styles.nav} data-open={open || undefined}>
      <button
        type="button"
        className={styles.menu}
        aria-expanded={open}
        aria-label={here ? `${menu}: ${here.text}` : menu}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden>☰</span> {here?.text}
      </button>
      <ul>
        {items.map((item) => (
          <li key={item.path}>
            <a href={address(item.path, params)} aria-current={isHere(item.path) ? 'page' : undefined}>
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
