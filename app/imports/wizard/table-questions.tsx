'use client';

import type { SeenTable } from '../../../lib/schema/seen-table.ts';
import { ColumnForm } from './column-form.tsx';
import { firstChoice, isHalfRead, wholeChoices } from './table-choice.ts';
import type { Options } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Props = {
  readonly tables: readonly SeenTable[];
  readonly options: Options;
  readonly drafts: Options['tables'];
  readonly onDrafts: (drafts: Options['tables']) => void;
  /** Checks again with these tables described. */
  readonly onTables: (tables: Options['tables']) => void;
};

/** Which column is which: of tables that are not known, and of those that are read. A mapping file says it all by itself. */
export function TableQuestions({ tables, options, drafts, onDrafts, onTables }: Props) {
  const { w } = useWords();
  if (options.mappingFile) return null;
  const forms = (some: readonly SeenTable[], isOpen: (seen: SeenTable) => boolean) =>
    some.map((seen) => (
      <details key={seen.file} open={isOpen(seen) || undefined} className={styles.oneTable}>
        <summary>
          {seen.file}
          {seen.kind && <span className={styles.quiet}> · {w(`kind.${seen.kind}`)}</span>}
        </summary>
        <ColumnForm
          seen={seen}
          isChosen={options.tables[seen.file] !== undefined}
          draft={drafts[seen.file]}
          onDraft={(choice) => onDrafts({ ...drafts, [seen.file]: choice })}
          onTake={(choice) => {
            const { [seen.file]: _, ...others } = { ...options.tables, ...wholeChoices(drafts) };
            onTables(choice ? { ...others, [seen.file]: choice } : others);
          }}
        />
      </details>
    ));
  const [unknown, read] = [
    tables.filter(({ kind }) => kind === null),
    tables.filter(({ kind }) => kind !== null),
  ];
  const likely = unknown.find((seen) => firstChoice(seen).kind !== '');
  return (
    <>
      {unknown.length > 0 && (
        <section data-unknown-tables>
          <h4>{w('wizard.tables')}</h4>
          <p className={styles.quiet}>{w('wizard.tables.what')}</p>
          {forms(unknown, (seen) => seen === likely || seen.file in drafts)}
        </section>
      )}
      {read.length > 0 && (
        <section data-read-tables>
          <h4>{w('wizard.tables.read')}</h4>
          {forms(read, isHalfRead)}
        </section>
      )}
    </>
  );
}
