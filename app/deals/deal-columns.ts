import type { DealsBody } from '../../lib/reports/deals.ts';

/** A row of the list. */
export type Deal = DealsBody['rows'][number];

/** What can stand in a column; `name` stands always. */
export const columnIds = [
  'name',
  'stage',
  'outcome',
  'amount',
  'owner',
  'team',
  'source',
  'stage_age_days',
  'age_days',
  'created_at',
  'closed_at',
  'expected_close_date',
  'pushes',
  'probability',
  'flags',
  'deal_id',
] as const;

export type ColumnId = (typeof columnIds)[number];

/** Figures stand on the right. */
export const numericColumns: ReadonlySet<string> = new Set<ColumnId>([
  'amount',
  'stage_age_days',
  'age_days',
  'pushes',
  'probability',
]);

/** The list of deals cannot be ordered by these. */
export const unsortable: ReadonlySet<string> = new Set<ColumnId>(['team']);

/** Least width in rem, and the share of the room that is left. */
export const widths: Readonly<Record<ColumnId, readonly [number, number]>> = {
  name: [12.5, 3],
  stage: [8.5, 1],
  outcome: [6, 0.5],
  amount: [6.5, 0.2],
  owner: [7, 0.8],
  team: [6, 0.6],
  source: [7.25, 0.6],
  stage_age_days: [7.25, 0.1],
  age_days: [4.75, 0.1],
  created_at: [6.25, 0.1],
  closed_at: [6.25, 0.1],
  expected_close_date: [6.75, 0.1],
  pushes: [5.25, 0.1],
  probability: [5.75, 0.1],
  flags: [12, 2],
  deal_id: [6, 0.4],
};

const open: readonly ColumnId[] = [
  'name',
  'stage',
  'amount',
  'owner',
  'stage_age_days',
  'expected_close_date',
  'pushes',
  'probability',
  'flags',
];
const closed: readonly ColumnId[] = [
  'name',
  'stage',
  'amount',
  'owner',
  'source',
  'created_at',
  'closed_at',
  'age_days',
  'pushes',
  'flags',
];
const leads: readonly ColumnId[] = [
  'name',
  'stage',
  'owner',
  'source',
  'created_at',
  'stage_age_days',
  'age_days',
  'flags',
];

/** The columns that the address asks for (`view.columns`), in their order; else those that suit what is listed. */
export function columnsOf(
  params: URLSearchParams,
  entity: string,
  rows: readonly Pick<Deal, 'outcome'>[],
): readonly ColumnId[] {
  const asked = new Set(params.getAll('view.columns').flatMap((text) => text.split(',')));
  const known = columnIds.filter((id) => id === 'name' || asked.has(id));
  if (known.length > 1) return known;
  if (entity === 'lead') return leads;
  return rows.length > 0 && rows.every(({ outcome }) => outcome !== 'open') ? closed : open;
}
