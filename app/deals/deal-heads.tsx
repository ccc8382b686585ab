import Link from 'next/link';
import type { ReactNode } from 'react';
import { type ColumnId, numericColumns } from './deal-columns.ts';
import styles from './deals.module.css';

/** A heading of the list: its words, where it leads to order by it, and its definition's button. */
export type Head = {
  readonly id: ColumnId;
  readonly text: string;
  readonly href: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
  readonly title: string;
  readonly define?: ReactNode;
};

/** The headings: each orders the list by an address. */
export function DealHeads({ heads }: { heads: readonly Head[] }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its links are.
    // biome-ignore lint/a11y/useSemanticElements: part of a grid, not of a table.
    <div role="row" aria-rowindex={1} className={styles.heads} data-heads>
      {heads.map(({ id, text, href, sorted, title, define }, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: its link is.
        // biome-ignore lint/a11y/useSemanticElements: part of a grid, not of a table.
        <div
          key={id}
          role="columnheader"
          aria-colindex={at + 1}
          aria-sort={sorted ?? undefined}
          data-column={id}
          className={numericColumns.has(id) ? styles.numeric : undefined}
        >
          {href ? (
            <Link href={href} prefetch={false} scroll={false} title={title}>
              {text}
              <span aria-hidden>{sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : ''}</span>
            </Link>
          ) : (
            <span>{text}</span>
          )}
          {define}
        </div>
      ))}
    </div>
  );
}
