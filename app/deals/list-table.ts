import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { type ColumnId, columnIds, type Deal } from './deal-columns.ts';

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const helper = createColumnHelper<typeof features, Deal>();
const columns = helper.columns(columnIds.map((id) => helper.accessor((deal) => deal[id], { id })));

/** Rows are drawn at their places by the list itself, out of pages that come and go. */
const none: Deal[] = [];

/** The columns of a list: which are seen, and by which the server has ordered it. */
export function useListTable(shown: readonly ColumnId[], sort: string | null) {
  const state = useMemo(
    () => ({
      columnVisibility: Object.fromEntries(columnIds.map((id) => [id, shown.includes(id)])),
      sorting: sort ? [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }] : [],
    }),
    [shown, sort],
  );
  return useTable({ features, data: none, columns, state, manualSorting: true });
}

export type ListTable = ReturnType<typeof useListTable>;
