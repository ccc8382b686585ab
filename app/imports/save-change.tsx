'use client';

import type { ReactNode } from 'react';
import styles from './wizard/wizard.module.css';

type Props = {
  readonly action: string;
  readonly label: string;
  readonly isChanged: boolean;
  /** The change that goes on, or why it failed (`useChange`). */
  readonly shown: ReactNode;
  readonly isWorking: boolean;
  readonly onSave: () => void;
};

/** The button that sends a change, and in its place the work while it goes on. */
export function SaveChange({ action, label, isChanged, shown, isWorking, onSave }: Props) {
  return (
    <>
      {!isWorking && (
        <p>
          <button
            type="button"
            className={styles.primary}
            data-action={action}
            disabled={!isChanged}
            onClick={onSave}
          >
            {label}
          </button>
        </p>
      )}
      {shown}
    </>
  );
}
