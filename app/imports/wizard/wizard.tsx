'use client';

import { useEffect, useRef, useState } from 'react';
import { markStale } from '../../ui/stale.ts';
import { Checked, Done } from './checked.tsx';
import { DropZone } from './drop-zone.tsx';
import { Failure, Question } from './failure.tsx';
import { FileList } from './file-list.tsx';
import { together } from './form.ts';
import { browserZone, OptionsForm } from './options-form.tsx';
import { Progress } from './progress.tsx';
import { TableQuestions } from './table-questions.tsx';
import { type Chosen, noOptions, type Options, type ProcessChoice, type Target } from './types.ts';
import { useWork } from './use-work.ts';
import styles from './wizard.module.css';
import { foundOf, type Work } from './wizard-state.ts';
import { useWords } from './words-context.tsx';

const phases: Record<Work, readonly string[]> = {
  check: ['upload', 'read', 'load', 'build', 'check'],
  import: ['upload', 'read', 'load', 'build', 'check', 'publish'],
};
const steps = ['files', 'check', 'import'] as const;
const pauseMs = 1800;

type Props = {
  readonly target: Target;
  readonly processes: readonly ProcessChoice[];
  /** Told when files are there, and when they are gone again. */
  readonly onActive?: (isActive: boolean) => void;
};

/** From files to the dashboard: choose, see what was recognised, answer what is unclear, import. */
export function Wizard({ target, processes, onActive }: Props) {
  const { w } = useWords();
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [options, setOptions] = useState<Options>(noOptions);
  const [drafts, setDrafts] = useState<Options['tables']>({});
  const [isChanged, setChanged] = useState(false);
  const { state, begin, cancel, back } = useWork();
  const heading = useRef<HTMLHeadingElement>(null);
  const found = foundOf(state);
  const stepOfState = { choose: 0, working: 0, checked: 1, failed: 0, done: 2 } as const;
  const isImporting = (state.at === 'working' || state.at === 'failed') && state.work === 'import';
  const step = steps[isImporting ? 2 : stepOfState[state.at]];
  const stays = target.isNew ? null : w('wizard.stays');

  const choose = (next: readonly Chosen[]) => {
    setFiles(next);
    onActive?.(next.length > 0);
    if (state.at !== 'choose') back();
  };
  const run = (work: Work, change: Partial<Options> = {}) => {
    const next = { ...options, ...change };
    if (target.isNew && next.timezone === '') next.timezone = browserZone();
    setOptions(next);
    setChanged(false);
    begin(work, files, next);
  };
  const change = (next: Options) => {
    setOptions(next);
    setChanged(true);
  };

  useEffect(() => {
    if (state.at !== 'choose') heading.current?.focus();
  }, [state.at]);
  useEffect(() => {
    if (state.at !== 'done') return;
    markStale();
    const timer = setTimeout(() => location.assign('/'), pauseMs);
    return () => clearTimeout(timer);
  }, [state.at]);

  const unknown =
    state.at === 'failed' && state.failure.details?.kind === 'unrecognised' ? state.failure.details : null;
  const tableForms = {
    options,
    drafts,
    onDrafts: setDrafts,
    onTables: (tables: Options['tables']) => run('check', { tables }),
  };
  const form = (
    <OptionsForm
      key={state.at}
      isOpen={unknown?.tables.length === 0}
      options={options}
      taken={{ timezone: found?.timezone ?? '', base_currency: found?.base_currency ?? '' }}
      processes={processes}
      onChange={change}
    />
  );
  const asked =
    state.at === 'failed' && state.failure.details?.kind === 'undecided' ? state.failure.details : null;
  return (
    <div className={styles.wizard} data-wizard={state.at}>
      {files.length > 0 && (
        <ol className={styles.steps} aria-label={w('wizard.steps')}>
          {steps.map((one) => (
            <li key={one} aria-current={one === step ? 'step' : undefined}>
              {w(`wizard.step.${one}`)}
            </li>
          ))}
        </ol>
      )}
      {'stopped' in state && state.stopped && (
        <p role="status" className={styles.told}>
          {w('wizard.stopped')} {stays}
        </p>
      )}
      {state.at === 'choose' && (
        <>
          {target.demoShown && <p className={styles.quiet}>{w('wizard.for_own')}</p>}
          {files.length > 0 && <FileList files={files} reading={options} onChange={choose} />}
          <DropZone isSmall={files.length > 0} onFiles={(more) => choose(together(files, more))} />
          {files.length > 0 && form}
          {files.length > 0 && (
            <p className={styles.buttons}>
              <button type="button" data-do="check" className={styles.primary} onClick={() => run('check')}>
                {w('wizard.check')}
              </button>
              <span className={styles.quiet}>{w('wizard.local', { path: target.path })}</span>
            </p>
          )}
        </>
      )}
      {state.at === 'working' && (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {w(`wizard.working.${state.work}`)}
          </h3>
          <Progress
            step={state.step}
            phases={phases[state.work]}
            onCancel={cancel}
            note={stays ?? w('wizard.stay')}
          />
        </>
      )}
      {state.at === 'checked' && (
        <Checked
          found={state.found}
          processes={processes}
          options={options}
          tables={tableForms}
          onOptions={change}
          heading={heading}
          isChanged={isChanged}
          form={form}
          run={run}
          back={back}
        />
      )}
      {state.at === 'failed' && (
        <>
          <h3 ref={heading} tabIndex={-1} className="visually-hidden">
            {w(`wizard.step.${step}`)}
          </h3>
          {asked ? (
            <Question asked={asked} onAnswer={(option) => run(state.work, { [asked.what]: option })} />
          ) : (
            <>
              <Failure failure={state.failure} stays={stays} />
              {unknown && <TableQuestions tables={unknown.tables} {...tableForms} />}
              {form}
            </>
          )}
          <p className={styles.buttons}>
            {!asked && (
              <button
                type="button"
                data-do="retry"
                className={unknown?.tables.length ? styles.secondary : styles.primary}
                onClick={() => run(state.work)}
              >
                {w('wizard.retry')}
              </button>
            )}
            <button type="button" data-do="back" className={styles.secondary} onClick={back}>
              {w('wizard.back')}
            </button>
          </p>
        </>
      )}
      {state.at === 'done' && <Done found={state.found} heading={heading} />}
    </div>
  );
}
