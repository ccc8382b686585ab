'use client';

import { type DragEvent, useId, useRef, useState } from 'react';
import { dropped, picked } from './gather.ts';
import type { Chosen } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Props = { readonly isSmall: boolean; readonly onFiles: (files: Chosen[]) => void };

/** Where files and folders are dropped; two buttons for those who choose them from a list. */
export function DropZone({ isSmall, onFiles }: Props) {
  const { w } = useWords();
  const [isOver, setOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const hint = useId();
  const take = (input: HTMLInputElement) => {
    onFiles(picked(input.files ?? []));
    // The same file may be chosen again after it was mended.
    input.value = '';
  };
  const onDrop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles(await dropped(event.dataTransfer));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of two buttons that also takes what is dropped on it.
    <div
      role="group"
      aria-label={w('wizard.drop')}
      aria-describedby={isSmall ? undefined : hint}
      className={`${styles.drop} ${isSmall ? styles.small : ''}`}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
    >
      <p className={styles.call}>
        {isSmall ? w('wizard.add') : w(isOver ? 'wizard.drop_over' : 'wizard.drop')}
      </p>
      {!isSmall && (
        <p id={hint} className={styles.quiet}>
          {w('wizard.forms')}
        </p>
      )}
      <p className={styles.buttons}>
        <button type="button" className={styles.secondary} onClick={() => files.current?.click()}>
          {w('wizard.choose_files')}
        </button>
        <button type="button" className={styles.secondary} onClick={() => folder.current?.click()}>
          {w('wizard.choose_folder')}
        </button>
      </p>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-input="files"
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        data-input="folder"
        {...{ webkitdirectory: '' }}
        onChange={(event) => take(event.target)}
      />
    </div>
  );
}
