'use client';

import { FilesTable, ProcessList } from './found-tables.tsx';
import { warningNote } from './notes.ts';
import { SkippedList } from './skipped-list.tsx';
import type { Found, ProcessChoice } from './types.ts';
import styles from './wizard.module.css';
import { isNothingNew } from './wizard-state.ts';
import { useWords } from './words-context.tsx';

type Props = {
  readonly found: Found;
  readonly processes: readonly ProcessChoice[];
  /** Takes the process that the stages fit, and checks again. */
  readonly onProcess: (id: string) => void;
};

/** Notes on files without a history; the way to one opens beside the import, which is not finished. */
const lacksHistory: ReadonlySet<string> = new Set(['only_present', 'only_shown', 'flow_only', 'no_finals']);

function Warnings({ found, processes, onProcess }: Props) {
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
        const values = { ...note.values, ...(choice && { process: choice.name }) };
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
export function Recognised({ found, processes, onProcess }: Props) {
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
      {!isNothingNew(found) && (
        <section>
          <h4>{w('wizard.processes')}</h4>
          <ProcessList found={found} processes={processes} />
        </section>
      )}
      {!isNothingNew(found) && found.unmapped_stages.length > 0 && (
        <section>
          <h4>{w('wizard.unmapped')}</h4>
          <p className={styles.quiet}>{w('wizard.unmapped.what')}</p>
          <ul className={styles.notes}>
            {found.unmapped_stages.map(({ pipeline, stage, n }) => (
              <li key={`${pipeline} ${stage}`}>
                {w('wizard.unmapped.stage', { stage, pipeline: pipeline ?? '–', n: f.count(n) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.warnings.length > 0 && (
        <section>
          <h4>{w('wizard.notes')}</h4>
          <Warnings found={found} processes={processes} onProcess={onProcess} />
        </section>
      )}
    </div>
  );
}
