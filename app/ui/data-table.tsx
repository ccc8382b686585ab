'use client';

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { CSSProperties, ReactNode } from 'react';
import styles from './data-table.module.css';

/** One cell: what it sorts by, what it says, and where it leads. */
export type Cell = {
  readonly value: string | number | null;
  readonly text: string;
  readonly href?: string | undefined;
  readonly title?: string | undefined;
  /** A smaller second line: an interval, a count. */
  readonly note?: string | undefined;
  /** Where the second line leads, when it is the count. */
  readonly noteHref?: string | undefined;
  readonly tone?: 'won' | 'lost' | 'warning' | 'quiet' | undefined;
  /** A share 0–1 drawn as a bar behind the figure. */
  readonly bar?: number | null | undefined;
};

export type Column = {
  readonly id: string;
  readonly label: string;
  /** Figures stand on the right. */
  readonly numeric?: boolean;
  /** What the heading says in full, and its definition's button. */
  readonly title?: string | undefined;
  readonly define?: ReactNode;
  /** How narrow the first column may get on a wide screen; 9rem unless given. */
  readonly minWidth?: string | undefined;
};

export type TableRow = {
  readonly id: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly strong?: boolean;
};

type Props = {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly labels: { readonly sort: string };
};

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, alphanumeric: sortFn_alphanumeric },
});
const helper = createColumnHelper<typeof features, TableRow>();

function CellText({ cell }: { cell: Cell }) {
  return (
    <>
      {cell.href ? (
        <a href={cell.href} title={cell.title}>
          {cell.text}
        </a>
      ) : (
        <span title={cell.title}>{cell.text}</span>
      )}
      {cell.note && <small>{cell.noteHref ? <a href={cell.noteHref}>{cell.note}</a> : cell.note}</small>}
    </>
  );
}

/** A table whose headings sort it and whose cells lead to what is behind them. */
export function DataTable({ caption, columns, rows, labels }: Props) {
  const table = useTable({
    features,
    data: rows as TableRow[],
    columns: helper.columns(
      columns.map(({ id, label, numeric }) =>
        helper.accessor((row) => row.cells[id]?.value ?? undefined, {
          id,
          header: label,
          sortFn: numeric ? 'basic' : 'alphanumeric',
          sortUndefined: 'last',
          sortDescFirst: numeric === true,
        }),
      ),
    ),
    getRowId: (row) => row.id,
  });
  const heads = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className="wide" role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => {
              const column = columns[index]!;
              const sorted = head.column.getIsSorted();
              return (
                <th
                  key={head.id}
                  scope="col"
                  className={column.numeric ? styles.numeric : undefined}
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
                >
                  <button
                    type="button"
                    title={`${column.title ?? column.label}. ${labels.sort}`}
                    onClick={() => head.column.toggleSorting()}
                  >
                    {column.label}
                    <span aria-hidden>{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
                  </button>
                  {column.define}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className={row.original.strong ? styles.strong : undefined}>
              {columns.map(({ id, numeric, minWidth }, index) => {
                const cell = row.original.cells[id] ?? { value: null, text: '' };
                const className = [numeric ? styles.numeric : '', cell.tone ? styles[cell.tone] : ''].join(
                  ' ',
                );
                const bar =
                  cell.bar === null || cell.bar === undefined
                    ? undefined
                    : { backgroundSize: `${Math.min(1, cell.bar) * 100}% 100%` };
                return index === 0 ? (
                  <th
                    key={id}
                    scope="row"
                    className={className}
                    style={minWidth ? ({ '--first': minWidth } as CSSProperties) : undefined}
                  >
                    <CellText cell={cell} />
                  </th>
                ) : (
                  <td key={id} className={`${className} ${bar ? styles.bar : ''}`} style={bar}>
                    <CellText cell={cell} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
