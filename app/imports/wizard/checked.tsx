'use client';

import type { ReactNode, RefObject } from 'react';
import { Recognised, type RecognisedProps } from './recognised.tsx';
import type { Found } from './types.ts';
import styles from './wizard.module.css';
import { isNothingNew } from './wizard-state.ts';
import { useWords } from './words-context.tsx';

type Heading = { readonly heading: RefObject<HTMLHeadingElement | null> };

type Props = Heading &
  RecognisedProps & {
    /** Settings were changed since the check. */
    readonly isChanged: boolean;
    readonly form: ReactNode;
    readonly back: () => void;
  };

/** The second step: what was recognised, how it is read, and on to the import. */
export function Checked({ heading, isChanged, form, back, ...shown }: Props) {
  const { found, run } = shown;
  const { w } = useWords();
  const isNew = !isNothingNew(found);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {w(isNew ? 'wizard.found' : 'wizard.found.again')}
      </h3>
      <Recognised {...shown} />
      {form}
      <p className={styles.buttons}>
        {isNew || isChanged ? (
          <button type="button" data-do="import" className={styles.primary} onClick={() => run('import')}>
            {w('wizard.do_import')}
          </button>
        ) : (
          <a className={styles.primary} href="/">
            {w('wizard.open')}
          </a>
        )}
        {isChanged && (
          <button type="button" data-do="check" className={styles.secondary} onClick={() => run('check')}>
            {w('wizard.check_again')}
          </button>
        )}
        <button type="button" data-do="back" className={styles.secondary} onClick={back}>
          {w('wizard.back')}
        </button>
      </p>
      {isChanged && <p className={styles.quiet}>{w('wizard.option.changed')}</p>}
    </>
  );
}

/** The end: what was read, said on the way to the dashboard. */
export function Done({ found, heading }: Heading & { readonly found: Found }) {
  const { w, f } = useWords();
  const rows = found.files
    .filter((file) => file.import === found.import)
    .reduce((sum, { read }) => sum + read, 0);
  const cases = found.processes.reduce((sum, one) => sum + one.cases, 0);
  return (
    <div role="status" data-done>
      <h3 ref={heading} tabIndex={-1}>
        {w('wizard.done')}
      </h3>
      <p>
        {w('wizard.done.what', { rows: f.count(rows), cases: f.count(cases) })}
        {found.rejected > 0 && <> {w('wizard.done.rejected', { rejected: f.count(found.rejected) })}</>}
      </p>
      <p>
        <a href="/">{w('wizard.open')}</a>
      </p>
    </div>
  );
}
