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
  name: [15, 3],
  stage: [9.5, 1.2],
  outcome: [7.5, 0.5],
  amount: [8, 0.4],
  owner: [9, 1],
  team: [7, 0.6],
  source: [8, 0.8],
  stage_age_days: [6.5, 0.2],
  age_days: [5.5, 0.2],
  created_at: [7.2, 0.2],
  closed_at: [7.2, 0.2],
  expected_close_date: [8, 0.2],
  pushes: [5.5, 0.2],
  probability: [6.5, 0.2],
  flags: [15, 2],
};

const open: readonly ColumnId[] = [
  'name',
  'stage',
  'amount',
  'owner',
  'source',
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
export function columnsOf(params: URLSearchParams, entity: string): readonly ColumnId[] {
  const asked = new Set(params.getAll('view.columns').flatMap((text) => text.split(',')));
  const known = columnIds.filter((id) => id === 'name' || asked.has(id));
  if (known.length > 1) return known;
  if (entity === 'lead') return leads;
  const outcomes = params.getAll('outcome');
  return outcomes.length > 0 && !outcomes.includes('open') ? closed : open;
}
