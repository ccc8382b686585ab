'use client';

import { useState } from 'react';
import type { ErrorDetails } from '../../../lib/errors.ts';
import type { Failed } from '../lines.ts';
import { SkippedList } from './skipped-list.tsx';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Undecided = Extract<ErrorDetails, { kind: 'undecided' }>;

/** A column that can be read in two ways: the reader says which. */
export function Question({ asked, onAnswer }: { asked: Undecided; onAnswer: (option: string) => void }) {
  const { w, f } = useWords();
  const { file, column, line, value, what, readings } = asked;
  const shown = (text: string) => (what === 'dates' && /^\d{4}-\d\d-\d\d/.test(text) ? f.date(text) : text);
  return (
    <div className={styles.question} data-question={what}>
      <h3>{w(`wizard.ask.${what}`, { value })}</h3>
      <p className={styles.quiet}>{w('wizard.ask.where', { file, column, line: f.count(line) })}</p>
      <p className={styles.buttons}>
        {readings.map((reading) => (
          <button
            key={reading.option}
            type="button"
            className={styles.primary}
            data-option={reading.option}
            onClick={() => onAnswer(reading.option)}
          >
            {shown(reading.value)}
          </button>
        ))}
      </p>
      <p className={styles.quiet}>{w('wizard.ask.why')}</p>
    </div>
  );
}

/** The whole failure as text, with a button that copies it. */
function Detail({ failure }: { failure: Failed }) {
  const { w } = useWords();
  const [isCopied, setCopied] = useState(false);
  const text = JSON.stringify(failure, null, 2);
  return (
    <details>
      <summary>{w('wizard.error.detail')}</summary>
      <pre>{text}</pre>
      <button
        type="button"
        className={styles.link}
        onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {w(isCopied ? 'wizard.error.copied' : 'wizard.error.copy')}
      </button>
    </details>
  );
}

/** What happened, what to do, detail to copy; and that nothing was changed. */
export function Failure({ failure, stays }: { failure: Failed; stays: string | null }) {
  const { w, has } = useWords();
  const { code, message, hint, details } = failure;
  const isNothing = details?.kind === 'unrecognised';
  const nothing = isNothing && details.tables.length > 0 ? 'wizard.error.tables' : 'wizard.error.nothing';
  const lead = isNothing ? nothing : `wizard.error.${code}`;
  return (
    <div className={styles.failure} role="alert" data-failure={code}>
      <h3>{w(has(lead) ? lead : 'wizard.error.internal')}</h3>
      {isNothing ? (
        <>
          <SkippedList skipped={details.skipped} />
          <p>{w('wizard.error.nothing.what')}</p>
        </>
      ) : (
        // The program's own words, which have one language.
        <div lang="en">
          <p>{message}</p>
          {hint && <p className={styles.quiet}>{hint}</p>}
        </div>
      )}
      {stays && <p>{stays}</p>}
      <Detail failure={failure} />
    </div>
  );
}
