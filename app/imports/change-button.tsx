'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { type Failed, postLines, type Step } from './lines.ts';
import { Failure } from './wizard/failure.tsx';
import { Progress } from './wizard/progress.tsx';
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
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [isShowing, startShowing] = useTransition();
  const [failure, setFailure] = useState<Failed | null>(null);
  const change = async () => {
    dialog.current?.close();
    setFailure(null);
    setWorking(true);
    const ended = await postLines<{ published?: boolean }>(url, { action }, { onStep: setStep });
    setWorking(false);
    if (!ended.ok) return setFailure(ended.failure);
    // Without a published build there is another page: the first one.
    if (ended.value.published === false) location.assign('/imports');
    else startShowing(() => router.refresh());
  };
  if (isWorking || isShowing)
    return <Progress step={step} phases={['read', 'load', 'build', 'check', 'publish']} />;
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
      {failure && <Failure failure={failure} stays={null} />}
    </>
  );
}
