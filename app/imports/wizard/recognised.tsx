'use client';

import type { ComponentProps } from 'react';
import { FilesTable, ProcessList } from './found-tables.tsx';
import { NameQuestions } from './name-questions.tsx';
import { warningNote } from './notes.ts';
import { SkippedList } from './skipped-list.tsx';
import { StageQuestions } from './stage-questions.tsx';
import { TableQuestions } from './table-questions.tsx';
import type { Found, Options, ProcessChoice } from './types.ts';
import styles from './wizard.module.css';
import { isNothingNew, type Work } from './wizard-state.ts';
import { useWords } from './words-context.tsx';

export type RecognisedProps = {
  readonly found: Found;
  readonly processes: readonly ProcessChoice[];
  readonly options: Options;
  readonly tables: Omit<ComponentProps<typeof TableQuestions>, 'tables'>;
  /** Answers that the import takes along. */
  readonly onOptions: (options: Options) => void;
  /** Checks again with a change. */
  readonly run: (work: Work, change?: Partial<Options>) => void;
};

type WarningsProps = Pick<RecognisedProps, 'found' | 'processes'> & {
  /** Takes the process that the stages fit. */
  readonly onProcess: (id: string) => void;
};

/** Notes on files without a history; the way to one opens beside the import, which is not finished. */
const lacksHistory: ReadonlySet<string> = new Set(['only_present', 'only_shown', 'flow_only', 'no_finals']);

function Warnings({ found, processes, onProcess }: WarningsProps) {
  const { w } = useWords();
  const choiceOf = (id: string | undefined) =>
    processes.find((one) => one.id === id || one.parts.some((part) => part.id === id));
  const recipeOf = (name: string | undefined) => {
    const crm = found.files.find(({ file }) => file === name)?.crm;
    return crm ? `/imports/recipes?crm=${crm}` : '/imports/recipes';
  };
  return (
    <ul className={styles.notes}>
      {found.warnings.map((text) => {
        const note = warningNote(text);
        if (!note)
          return (
            <li key={text} lang="en">
              {text}
            </li>
          );
        const choice = choiceOf(note.values.process);
        const part = choice?.parts.find(({ id }) => id === note.values.process);
        const values = { ...note.values, ...(choice && { process: (part ?? choice).name }) };
        return (
          <li key={text} data-note={note.id}>
            {w(`wizard.note.${note.id}`, values)}{' '}
            {note.id === 'suggested' && choice && (
              <button type="button" className={styles.link} onClick={() => onProcess(choice.id)}>
                {w('wizard.process.take')}
              </button>
            )}
            {lacksHistory.has(note.id) && (
              <a href={recipeOf(note.values.file)} target="_blank" rel="noreferrer">
                {w('recipes.how')}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What was recognised in the files, what was not, and what should be known before the import. */
export function Recognised({ found, processes, options, tables, onOptions, run }: RecognisedProps) {
  const { w, f } = useWords();
  const files = found.files.filter((file) => file.import === found.import);
  const sum = (name: 'read' | 'rejected') => files.reduce((total, file) => total + file[name], 0);
  return (
    <div className={styles.found} data-found>
      {isNothingNew(found) ? (
        <p className={styles.lead}>{w('wizard.found.again_what')}</p>
      ) : (
        <>
          <p className={styles.lead}>
            {w('wizard.found.figures', {
              files: f.count(files.length),
              rows: f.count(sum('read')),
              rejected: f.count(sum('rejected')),
            })}{' '}
            {found.as_of && w('wizard.found.as_of', { at: f.day(found.as_of) })}
          </p>
          {files.length > 0 && <FilesTable files={files} />}
        </>
      )}
      {found.skipped.length > 0 && (
        <section>
          <h4>{w('wizard.skipped', { n: f.count(found.skipped.length) })}</h4>
          <SkippedList skipped={found.skipped} />
        </section>
      )}
      <TableQuestions tables={found.questions.tables} {...tables} />
      {!isNothingNew(found) && (
        <section>
          <h4>{w('wizard.processes')}</h4>
          <ProcessList found={found} processes={processes} />
        </section>
      )}
      {!isNothingNew(found) && (
        <StageQuestions
          asked={found.questions}
          answers={options.stages}
          processes={processes}
          onAnswers={(stages) => onOptions({ ...options, stages })}
        />
      )}
      {found.warnings.length > 0 && (
        <section>
          <h4>{w('wizard.notes')}</h4>
          <Warnings
            found={found}
            processes={processes}
            onProcess={(id) => run('check', { process: [id], processFile: null })}
          />
        </section>
      )}
      {!isNothingNew(found) && (
        <NameQuestions
          alike={found.questions.names}
          answers={options.names}
          onAnswers={(names) => onOptions({ ...options, names })}
        />
      )}
    </div>
  );
}
