'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { address, travellers } from './address.ts';
import styles from './shell.module.css';
import { isStale } from './stale.ts';

type Props = {
  readonly title: string;
  readonly close: string;
  readonly keys: readonly { readonly keys: string; readonly text: string }[];
  readonly pages: readonly { readonly path: string; readonly key: string }[];
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** Keys that work everywhere: `/` search, `g` and a letter a page, `?` this list. */
export function Keyboard({ title, close, keys, pages }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  useEffect(() => {
    let afterG = 0;
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-search]')?.focus();
      } else if (event.key === '?') dialog.current?.showModal();
      else if (event.key === 'g') afterG = event.timeStamp;
      else if (afterG && event.timeStamp - afterG < 1500) {
        afterG = 0;
        const page = pages.find(({ key }) => key === event.key);
        const target = page && address(page.path, travellers(new URLSearchParams(location.search)));
        if (target && isStale()) location.assign(target);
        else if (target) router.push(target);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [pages, router]);
  return (
    <dialog ref={dialog} className={styles.keys} aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {keys.map((one) => (
          <div key={one.keys}>
            <dt>
              <kbd>{one.keys}</kbd>
            </dt>
            <dd>{one.text}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{close}</button>
      </form>
    </dialog>
  );
}
