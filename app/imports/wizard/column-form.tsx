'use client';

import { useId } from 'react';
import { kinds } from '../../../lib/schema/canonical.ts';
import type { SeenTable } from '../../../lib/schema/seen-table.ts';
import table from '../../ui/plain-table.module.css';
import imports from '../imports.module.css';
import { firstChoice, lackedColumns, withColumn } from './table-choice.ts';
import type { TableChoice } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Props = {
  readonly seen: SeenTable;
  /** What was said of it and not sent yet. */
  readonly draft: TableChoice | undefined;
  readonly onDraft: (choice: TableChoice) => void;
  /** It was described here before, and may be left out again. */
  readonly isChosen: boolean;
  /** Null leaves the table out. */
  readonly onTake: (choice: TableChoice | null) => void;
};

/** One table: what is in it, and what each of its columns is. */
export function ColumnForm({ seen, draft, onDraft, isChosen, onTake }: Props) {
  const { w, f } = useWords();
  const id = useId();
  const choice = draft ?? firstChoice(seen);
  const kind = kinds.get(choice.kind);
  const required = new Set(kind?.columns.filter((one) => one.required).map(({ name }) => name));
  const lacked = lackedColumns(choice).map((group) =>
    group.map((name) => w(`field.${name}`)).join(` ${w('wizard.tables.or')} `),
  );
  const setKind = (name: string) => onDraft({ kind: name, columns: seen.suggested[name] ?? {} });
  return (
    <div className={styles.columns} data-table={seen.file}>
      <p className={styles.buttons}>
        <label htmlFor={id}>{w('wizard.tables.row')}</label>
        <select
          id={id}
          className={imports.choice}
          value={choice.kind}
          onChange={({ target }) => setKind(target.value)}
        >
          {(seen.kind === null || isChosen) && <option value="">{w('wizard.tables.leave')}</option>}
          {[...kinds.keys()].map((name) => (
            <option key={name} value={name}>
              {w(`kind.${name}`)}
            </option>
          ))}
        </select>
      </p>
      {kind && (
        // biome-ignore lint/a11y/useSemanticElements: a group of a panel, no form.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        <div className="wide" role="group" aria-label={seen.file} tabIndex={0}>
          <table className={table.table}>
            <thead>
              <tr>
                {['column', 'is', 'samples'].map((name) => (
                  <th key={name} scope="col">
                    {w(`wizard.tables.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {seen.columns.map(({ name, samples }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <select
                      className={imports.choice}
                      aria-label={w('wizard.tables.is_of', { column: name })}
                      data-column={name}
                      value={choice.columns[name] ?? ''}
                      onChange={({ target }) => onDraft(withColumn(choice, name, target.value))}
                    >
                      <option value="">{w('wizard.tables.own')}</option>
                      {kind.columns.map((column) => (
                        <option key={column.name} value={column.name}>
                          {w(`field.${column.name}`)}
                          {required.has(column.name) && ` (${w('wizard.tables.required')})`}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className={styles.samples}>{samples.join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.buttons}>
        {(kind || isChosen) && (
          <button
            type="button"
            data-do="take-columns"
            className={seen.kind === null ? styles.primary : styles.secondary}
            disabled={lacked.length > 0}
            onClick={() => onTake(kind ? choice : null)}
          >
            {w('wizard.tables.take')}
          </button>
        )}
        {kind && (
          <span className={styles.quiet}>
            {lacked.length > 0
              ? w('wizard.tables.lacks', { columns: lacked.join(', ') })
              : w('wizard.tables.taken', {
                  n: f.count(Object.keys(choice.columns).length),
                  of: f.count(seen.columns.length),
                })}
          </span>
        )}
      </p>
    </div>
  );
}
