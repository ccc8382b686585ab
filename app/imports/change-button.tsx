'use client';

import { useRef } from 'react';
import { useChange } from './use-change.tsx';
import styles from './wizard/wizard.module.css';
import { useWords } from './wizard/words-context.tsx';

type Props = {
  /** Address and action of the change. */
  readonly url: string;
  readonly action: 'remove' | 'restore' | 'rollback';
  readonly label: string;
  /** What will happen, asked before; without it the change is made at once. */
  readonly confirm?: { readonly title: string; readonly text: string };
};

/** A button that changes what the figures are made of: asks, shows the work, then the page anew. */
export function ChangeButton({ url, action, label, confirm }: Props) {
  const { w } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const { post, shown, isWorking } = useChange();
  const change = () => {
    dialog.current?.close();
    post(url, { action }, ({ published }) => {
      // Without a published build there is another page: the first one.
      if (published === false) location.assign('/imports');
      return published === false;
    });
  };
  if (isWorking) return shown;
  return (
    <>
      <button
        type="button"
        className={styles.link}
        data-action={action}
        onClick={() => (confirm ? dialog.current?.showModal() : change())}
      >
        {label}
      </button>
      {confirm && (
        <dialog ref={dialog} className={styles.dialog} aria-label={confirm.title}>
          <h3>{confirm.title}</h3>
          <p>{confirm.text}</p>
          <p className={styles.buttons}>
            <button type="button" className={styles.primary} data-confirm onClick={change}>
              {label}
            </button>
            <button type="button" className={styles.secondary} onClick={() => dialog.current?.close()}>
              {w('change.keep')}
            </button>
          </p>
        </dialog>
      )}
      {shown}
    </>
  );
}
