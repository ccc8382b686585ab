/** A part of the dictionary, in the order of its page. */
export const dictionaryGroups = [
  'stock',
  'funnel',
  'durations',
  'winloss',
  'forecast',
  'compliance',
  'basics',
] as const;

/**
 * A figure of the product. Its words are `define.ID.name`, `.what` and, where they help, `.formula`, `.differs` and
 * `.example` in messages/dictionary.*.json.
 */
export type Entry = {
  readonly id: string;
  readonly group: (typeof dictionaryGroups)[number];
  /** The page where it is seen. */
  readonly page: string;
  readonly unit: 'count' | 'money' | 'share' | 'days' | 'date' | 'text';
  /** The statements that compute it, as folder/name under sql/; none where no statement does. */
  readonly sql: readonly string[];
  /** Entries to read next. */
  readonly see: readonly string[];
  /** Defined, but no answer holds a value of it yet. */
  readonly planned?: true;
};

type EntryRow = readonly [
  id: string,
  page: string,
  unit: Entry['unit'],
  sql: string,
  see: string,
  planned?: 'planned',
];

const listOf = (text: string) => text.split(' ').filter(Boolean);

/** Entries of a group from rows of id, page, unit, statements and what to read next, the last two parted by spaces. */
export function entriesOf(group: Entry['group'], rows: readonly EntryRow[]): Entry[] {
  return rows.map(([id, page, unit, sql, see, planned]) => ({
    id,
    group,
    page,
    unit,
    sql: listOf(sql),
    see: listOf(see),
    ...(planned && { planned: true }),
  }));
}
