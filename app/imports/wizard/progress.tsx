'use client';

import type { Step } from '../lines.ts';
import { sizeText } from './size-text.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

/** Names of one phase in the order of the work. */
const aliases: Readonly<Record<string, string>> = { land: 'read', models: 'build' };

/** How far one phase is: a share, or null where there is no telling. */
export function shareOf({ done, total }: Step): number | null {
  return total ? Math.min(1, done / total) : null;
}

/** The phase to show; what has been sent whole is being read, though nothing of that has been told yet. */
export function phaseOf(step: Step | null, phases: readonly string[]): string {
  const [first = ''] = phases;
  if (!step) return first;
  if (step.phase === 'upload' && step.done === step.total) return 'read';
  return aliases[step.phase] ?? step.phase;
}

type Props = {
  readonly step: Step | null;
  /** The phases of this work, in their order. */
  readonly phases: readonly string[];
  readonly onCancel?: () => void;
  /** What stays when it is stopped, or what closing the page does. */
  readonly note?: string;
};

/** What is being done now, how much of it, and what is still to come; can be stopped. */
export function Progress({ step, phases, onCancel, note }: Props) {
  const { w, f } = useWords();
  const phase = phaseOf(step, phases);
  const here = phases.indexOf(phase);
  const isOwn = step !== null && phase === (aliases[step.phase] ?? step.phase);
  const share = isOwn ? shareOf(step) : null;
  const measured = phase === 'upload' ? (n: number) => sizeText(n, f, w) : f.count;
  return (
    <div className={styles.progress} data-phase={phase}>
      <p role="status" className={styles.phase}>
        <span>{w(`phase.${phase}`)}</span>
        {isOwn && step.total ? (
          <small>{w('wizard.of', { n: measured(step.done), of: measured(step.total) })}</small>
        ) : null}
      </p>
      <progress aria-label={w('wizard.progress')} max={1} value={share ?? undefined} />
      {phases.length > 1 && (
        <ol className={styles.phases}>
          {phases.map((one, index) => (
            <li
              key={one}
              data-state={index < here ? 'done' : index === here ? 'now' : 'next'}
              aria-current={index === here ? 'step' : undefined}
            >
              {w(`phase.${one}`)}
            </li>
          ))}
        </ol>
      )}
      <p className={styles.buttons}>
        {onCancel && (
          <button type="button" data-do="cancel" className={styles.secondary} onClick={onCancel}>
            {w('wizard.cancel')}
          </button>
        )}
        {note && <span className={styles.quiet}>{note}</span>}
      </p>
    </div>
  );
}
