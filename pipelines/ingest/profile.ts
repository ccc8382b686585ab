import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell } from './cells.ts';
import { isFastSql } from './convert-sql.ts';
import {
  dayMonthParts,
  hasShortYear,
  saysDayFirst,
  saysEither,
  saysMonthFirst,
  shapeSql,
} from './instants-sql.ts';
import {
  bareNumberSql,
  isGroupedComma,
  isOpenComma,
  isOpenDot,
  numberSql,
  saysComma,
  saysDot,
} from './numbers-sql.ts';
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
  /** The one shape that all dates have (digits as 9), where it was asked for. */
  shape: string | null;
  /** Numbers like 1 234,56. */
  groupedComma: number;
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

/** So many columns in one statement: the time to plan one grows with the square of their number. */
const together = 150;

/** Looks at columns of an untrimmed relation, in one pass where they are not very many; by their names in the relation. */
export async function profileColumns(
  connection: DuckDBConnection,
  relation: string,
  cells: readonly Cell[],
  asked: { shapes: boolean },
): Promise<Map<string, ColumnProfile>> {
  const all = new Map<string, ColumnProfile>();
  for (let from = 0; from < cells.length; from += together) {
    const some = await profileSome(connection, relation, cells.slice(from, from + together), asked);
    for (const [name, profile] of some) all.set(name, profile);
  }
  return all;
}

async function profileSome(
  connection: DuckDBConnection,
  relation: string,
  cells: readonly Cell[],
  { shapes }: { shapes: boolean },
): Promise<Map<string, ColumnProfile>> {
  const trimmedCells = cells.map(
    (cell) => `${trimmed(cell.sql)} as ${cell.sql}, ${cell.sql} as r${cell.sql}`,
  );
  const layers = cells.map((cell) => {
    const number = isNumeric(cell) ? `, ${bareNumberSql(cell.text)} as n${cell.sql}` : '';
    const parts = isTemporal(cell) ? `, ${dayMonthParts(cell.text)} as q${cell.sql}` : '';
    return `${cell.text} as ${cell.sql}${parts}, r${cell.sql} is distinct from ${cell.sql} as w${cell.sql}${number}`;
  });
  const from = `(select ${layers.join(', ')} from (select ${trimmedCells.join(', ')} from ${relation}))`;
  const row = await rowOf(
    connection,
    `select ${cells.flatMap((cell) => measures(cell, shapes)).join(', ')} from ${from}`,
  );
  return new Map(
    cells.map((cell) => {
      const of = (name: string) => count(row[`${cell.sql}_${name}`]);
      return [
        cell.sql,
        {
          filled: of('filled'),
          padded: of('padded'),
          fast: of('fast'),
          dayFirst: of('day'),
          monthFirst: of('month'),
          eitherFirst: of('either'),
          shortYear: of('short'),
          shape: shapeOf(row[`${cell.sql}_least`], row[`${cell.sql}_greatest`]),
          groupedComma: of('grouped'),
          dot: of('dot'),
          comma: of('comma'),
          openDot: of('opendot'),
          openComma: of('opencomma'),
          percentSigns: of('percent'),
          greatest: of('top'),
        },
      ];
    }),
  );
}

function measures(cell: Cell, shapes: boolean): string[] {
  const c = cell.sql;
  const n = `n${c}`;
  const q = `q${c}`;
  const countIf = (test: string, name: string) => `count(*) filter (where ${test}) as ${c}_${name}`;
  const fast = cell.column ? isFastSql(c, cell.column) : null;
  return [
    `count(${c}) as ${c}_filled`,
    countIf(`w${c}`, 'padded'),
    ...(fast ? [countIf(fast, 'fast')] : []),
    ...(isTemporal(cell)
      ? [
          countIf(saysDayFirst(q), 'day'),
          countIf(saysMonthFirst(q), 'month'),
          countIf(saysEither(q), 'either'),
          countIf(hasShortYear(q), 'short'),
          ...(shapes ? [`min(${shapeSql(c)}) as ${c}_least`, `max(${shapeSql(c)}) as ${c}_greatest`] : []),
        ]
      : []),
    ...(isNumeric(cell)
      ? [
          countIf(isGroupedComma(c), 'grouped'),
          countIf(saysDot(n), 'dot'),
          countIf(saysComma(n), 'comma'),
          countIf(isOpenDot(n), 'opendot'),
          countIf(isOpenComma(n), 'opencomma'),
        ]
      : []),
    ...(cell.column?.type === 'share'
      ? [countIf(`contains(${c}, '%')`, 'percent'), `max(${numberSql(n, 'double')}) as ${c}_top`]
      : []),
  ];
}

const shapeOf = (least: unknown, greatest: unknown) =>
  typeof least === 'string' && least === greatest ? least : null;
