import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell } from './cells.ts';
import { isFastSql } from './convert-sql.ts';
import { hasShortYear, saysDayFirst, saysEither, saysMonthFirst } from './instants-sql.ts';
import { bareNumberSql, isOpenComma, isOpenDot, numberSql, saysComma, saysDot } from './numbers-sql.ts';
import { trimmed } from './read-sql.ts';
import { count, rowOf } from './rows.ts';

/** What the values of one column look like, counted. */
export type ColumnProfile = {
  filled: number;
  /** Cells with blanks around them. */
  padded: number;
  /** Cells that the fast way reads. */
  fast: number;
  dayFirst: number;
  monthFirst: number;
  eitherFirst: number;
  /** Dates with a year of two digits. */
  shortYear: number;
  dot: number;
  comma: number;
  openDot: number;
  openComma: number;
  percentSigns: number;
  /** Shares: the greatest value, without its per cent sign. */
  greatest: number;
};

const isTemporal = (cell: Cell) => ['instant', 'instant_end', 'date'].includes(cell.column?.type ?? '');
const isNumeric = (cell: Cell) => ['amount', 'number', 'share', 'integer'].includes(cell.column?.type ?? '');

/** Looks at every column of an untrimmed relation in one pass. */
export async function profileColumns(
  connection: DuckDBConnection,
  relation: string,
  cells: readonly Cell[],
): Promise<Map<Cell, ColumnProfile>> {
  const trimmedCells = cells.map(
    (cell) => `${trimmed(cell.sql)} as ${cell.sql}, ${cell.sql} as r${cell.sql}`,
  );
  const layers = cells.map((cell) => {
    const number = isNumeric(cell) ? `, ${bareNumberSql(cell.text)} as n${cell.sql}` : '';
    return `${cell.text} as ${cell.sql}, r${cell.sql} is distinct from ${cell.sql} as w${cell.sql}${number}`;
  });
  const from = `(select ${layers.join(', ')} from (select ${trimmedCells.join(', ')} from ${relation}))`;
  const row = await rowOf(connection, `select ${cells.flatMap(measures).join(', ')} from ${from}`);
  return new Map(
    cells.map((cell) => {
      const of = (name: string) => count(row[`${cell.sql}_${name}`]);
      return [
        cell,
        {
          filled: of('filled'),
          padded: of('padded'),
          fast: of('fast'),
          dayFirst: of('day'),
          monthFirst: of('month'),
          eitherFirst: of('either'),
          shortYear: of('short'),
          dot: of('dot'),
          comma: of('comma'),
          openDot: of('opendot'),
          openComma: of('opencomma'),
          percentSigns: of('percent'),
          greatest: of('greatest'),
        },
      ];
    }),
  );
}

function measures(cell: Cell): string[] {
  const c = cell.sql;
  const n = `n${c}`;
  const countIf = (test: string, name: string) => `count(*) filter (where ${test}) as ${c}_${name}`;
  const fast = cell.column ? isFastSql(c, cell.column) : null;
  return [
    `count(${c}) as ${c}_filled`,
    countIf(`w${c}`, 'padded'),
    ...(fast ? [countIf(fast, 'fast')] : []),
    ...(isTemporal(cell)
      ? [
          countIf(saysDayFirst(c), 'day'),
          countIf(saysMonthFirst(c), 'month'),
          countIf(saysEither(c), 'either'),
          countIf(hasShortYear(c), 'short'),
        ]
      : []),
    ...(isNumeric(cell)
      ? [
          countIf(saysDot(n), 'dot'),
          countIf(saysComma(n), 'comma'),
          countIf(isOpenDot(n), 'opendot'),
          countIf(isOpenComma(n), 'opencomma'),
        ]
      : []),
    ...(cell.column?.type === 'share'
      ? [countIf(`contains(${c}, '%')`, 'percent'), `max(${numberSql(n, 'double')}) as ${c}_greatest`]
      : []),
  ];
}

/** Whether the fast way may be tried, from a sample. */
export function looksFast(cell: Cell, profile: ColumnProfile): boolean {
  if (profile.padded > 0 || profile.openComma > 0) return false;
  if (profile.openDot > 0 && profile.dot === 0) return false;
  if (cell.column?.type === 'share' && profile.percentSigns > 0) return false;
  return !cell.column || cell.column.type === 'text' || profile.fast === profile.filled;
}
