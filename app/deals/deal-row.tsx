import { type CSSProperties, memo } from 'react';
import { type CellContext, DealCell } from './deal-cells.tsx';
import { type ColumnId, type Deal, numericColumns } from './deal-columns.ts';
import styles from './deals.module.css';

type Props = {
  /** Absent while it is being fetched. */
  readonly deal: Deal | undefined;
  readonly index: number;
  readonly active: boolean;
  readonly columns: readonly ColumnId[];
  readonly context: CellContext;
};

/** A row of the list, at its place among all rows. */
export const DealRow = memo(function DealRow({ deal, index, active, columns, context }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row.
    // biome-ignore lint/a11y/useSemanticElements: rows of a long list stand at their places, which a table cannot.
    <div
      role="row"
      id={`deal-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={styles.row}
      style={{ '--i': index } as CSSProperties}
      data-row={index}
      data-deal={deal?.deal_id}
    >
      {columns.map((id, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: as above.
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <div
          key={id}
          role="gridcell"
          aria-colindex={at + 1}
          data-column={id}
          className={numericColumns.has(id) ? styles.numeric : undefined}
        >
          {deal ? (
            <DealCell column={id} deal={deal} index={index} context={context} />
          ) : (
            <span className={styles.waiting} aria-hidden />
          )}
        </div>
      ))}
    </div>
  );
});
