import type { ReactNode } from 'react';
import { type ColumnId, numericColumns } from './deal-columns.ts';
import styles from './deals.module.css';
import type { ListTable } from './list-table.ts';

/** A heading of the list: its words, where it leads to order by it, and its definition's button. */
export type Head = {
  readonly id: ColumnId;
  readonly text: string;
  readonly href: string | null;
  readonly title: string;
  readonly define?: ReactNode;
};

const spoken = { asc: 'ascending', desc: 'descending' } as const;

/** The headings: each orders the list by an address. */
export function DealHeads({ table, heads }: { table: ListTable; heads: readonly Head[] }) {
  const byId = new Map(heads.map((head) => [head.id as string, head]));
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its links are.
    // biome-ignore lint/a11y/useSemanticElements: part of a grid, not of a table.
    <div role="row" aria-rowindex={1} className={styles.heads} data-heads>
      {table.getHeaderGroups()[0]?.headers.map(({ id, column }, at) => {
        const head = byId.get(id);
        const sorted = column.getIsSorted();
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: its link is.
          // biome-ignore lint/a11y/useSemanticElements: part of a grid, not of a table.
          <div
            key={id}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={sorted ? spoken[sorted] : undefined}
            data-column={id}
            className={numericColumns.has(id) ? styles.numeric : undefined}
          >
            {head?.href ? (
              <a href={head.href} data-stay title={head.title}>
                {head.text}
                <span aria-hidden>{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
              </a>
            ) : (
              <span>{head?.text}</span>
            )}
            {head?.define}
          </div>
        );
      })}
    </div>
  );
}
