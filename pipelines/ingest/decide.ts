import type { DuckDBConnection } from '@duckdb/node-api';
import { VoronkaError } from '../../lib/errors.ts';
import type { Cell } from './cells.ts';
import { readingSql } from './convert-sql.ts';
import { dayMonthParts, saysEither } from './instants-sql.ts';
import type { ColumnFormat, DateOrder, DecimalSign, LandedFile } from './landing.ts';
import { bareNumberSql, isOpenComma, isOpenDot, numberSql } from './numbers-sql.ts';
import type { ColumnProfile } from './profile.ts';
import { count, rowOf } from './rows.ts';

/** Where to look for the first value that can be read in two ways. */
export type Place = { connection: DuckDBConnection; relation: string; file: LandedFile };

/**
 * How one column is read, from all its values; the hints count only where the values leave it open.
 * @throws VoronkaError bad_input naming the column, two readings of the first open value and the option
 */
export async function decideFormat(cell: Cell, profile: ColumnProfile, place: Place): Promise<ColumnFormat> {
  switch (cell.column?.type) {
    case 'instant':
    case 'instant_end':
    case 'date':
      return { dates: await decideDates(cell, profile, place) };
    case 'amount':
    case 'number':
      return { decimal: await decideDecimal(cell, profile, place) };
    case 'integer':
      // A whole number has no fraction: 1.234 can only be grouped.
      return { decimal: profile.openDot > 0 && profile.openComma === 0 ? ',' : '.' };
    case 'share': {
      const decimal: DecimalSign =
        profile.comma + profile.openComma > profile.dot + profile.openDot ? ',' : '.';
      return { decimal, percent: profile.greatest > 1 || profile.percentSigns > 0 };
    }
    default:
      return {};
  }
}

/** What the first load decided holds for every later one. */
const decidedBefore = (cell: Cell, { file }: Place): ColumnFormat =>
  file.formats[cell.column?.name ?? ''] ?? {};

async function decideDates(cell: Cell, profile: ColumnProfile, place: Place): Promise<DateOrder> {
  const { dayFirst, monthFirst, eitherFirst } = profile;
  const asked = decidedBefore(cell, place).dates ?? place.file.hints.dates;
  if (asked === 'YMD' && profile.shortYear > 0) return 'YMD';
  const hint = asked === 'YMD' ? undefined : asked;
  if (dayFirst > monthFirst) return 'DMY';
  if (monthFirst > dayFirst) return 'MDY';
  if (dayFirst === 0 && eitherFirst === 0) return 'DMY';
  if (hint) return hint;
  const read = (order: DateOrder) =>
    `strftime(${readingSql(cell.text, cell.column!, { dates: order })}::timestamp, '%Y-%m-%d')`;
  const first = await firstOpen(
    cell,
    saysEither(dayMonthParts(cell.text)),
    [read('DMY'), read('MDY')],
    place,
  );
  throw undecided(cell, place.file, first, { what: 'dates', options: ['DMY', 'MDY'] });
}

async function decideDecimal(cell: Cell, profile: ColumnProfile, place: Place): Promise<DecimalSign> {
  const { dot, comma, openDot, openComma } = profile;
  if (dot > comma) return '.';
  if (comma > dot) return ',';
  if (dot === 0 && openDot === 0 && openComma === 0) return '.';
  // Both marks, each always before three digits: whichever it is, the other groups are fractions; only a hint helps.
  const hint = decidedBefore(cell, place).decimal ?? place.file.hints.decimal;
  if (hint) return hint;
  if (openDot + openComma === 0) return '.';
  const bare = bareNumberSql(cell.text);
  const read = (decimal: DecimalSign) => `(${numberSql(bare, 'double', decimal)})::varchar`;
  const open = `(${isOpenDot(bare)} or ${isOpenComma(bare)})`;
  const first = await firstOpen(cell, open, [read('.'), read(',')], place);
  throw undecided(cell, place.file, first, { what: 'decimal', options: ['.', ','] });
}

type Open = { line: number; value: string; readings: [string, string] };

async function firstOpen(cell: Cell, test: string, readings: [string, string], place: Place): Promise<Open> {
  const row = await rowOf(
    place.connection,
    `select line, ${cell.sql} as value, ${readings[0]} as a, ${readings[1]} as b
     from (select *, row_number() over () as line from ${place.relation}) where ${test} limit 1`,
  );
  const header = place.file.format === 'csv' ? 1 : 0;
  return {
    line: count(row.line) + header,
    value: String(row.value),
    readings: [String(row.a), String(row.b)],
  };
}

function undecided(
  cell: Cell,
  file: LandedFile,
  { line, value, readings }: Open,
  { what, options }: { what: 'dates' | 'decimal'; options: readonly [string, string] },
): VoronkaError {
  return new VoronkaError(
    'bad_input',
    `${file.name}, column ${cell.header}: "${value}" (record ${line}) can be ${readings[0]} or ${readings[1]}, and no other value of the column decides.`,
    `Say which with --${what} ${options[0]} or --${what} ${options[1]}, or in the mapping's formats.`,
    {
      details: {
        kind: 'undecided',
        file: file.name,
        column: cell.header,
        line,
        value,
        what,
        readings: options.map((option, index) => ({ option, value: readings[index]! })),
      },
    },
  );
}
