'use client';

import { nearestKind, refusalNote } from './notes.ts';
import type { Skipped } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

/** Files that were not recognised: why, and what they come nearest to. */
export function SkippedList({ skipped }: { skipped: readonly Skipped[] }) {
  const { w } = useWords();
  return (
    <ul className={styles.notes} data-skipped>
      {skipped.map(({ file, why, nearest }) => {
        const note = refusalNote(why);
        const near = nearestKind(nearest);
        return (
          <li key={file}>
            <strong>{file}</strong>{' '}
            {note ? w(`wizard.refusal.${note.id}`, note.values) : <span lang="en">{why}</span>}
            {near && (
              <>
                {'. '}
                {w('wizard.near', { kind: w(`kind.${near.kind}`), missing: near.missing })}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
