import { hintColumn, isOwnColumn, ownColumns } from '../../lib/schema/own-columns.ts';
import { type Cell, cellsOf } from './cells.ts';
import type { FilePlan } from './column-plan.ts';
import type { ColumnFormat, LandedFile } from './landing.ts';

const named = (cells: readonly Cell[], header: string) => cells.find((cell) => cell.header === header)?.sql;

/** SQL over an untrimmed relation: the cells of a row as its file gave them (VARCHAR[]), to be corrected and read again. */
export function givenCellsSql(cells: readonly Cell[]): string {
  const kept = named(cells, ownColumns.cells);
  if (kept) return `(${kept}::json::varchar[])`;
  const own = cells.filter(({ header }) => !isOwnColumn(header)).map(({ text }) => text);
  return `[${own.join(', ')}]::varchar[]`;
}

/** SQL: the number of a record in the file that it came in; `record` is its number in the table made of it. */
export function givenLineSql(file: LandedFile, cells: readonly Cell[], record: string): string {
  const line = named(cells, ownColumns.line);
  return line && file.header ? `coalesce(${line}::bigint, ${record})` : record;
}

const onlyOne = <T>(values: readonly (T | undefined)[]): T | undefined => {
  const known = [...new Set(values.filter((value) => value !== undefined))];
  return known.length === 1 ? known[0] : undefined;
};

/**
 * The header under which the refused rows of a file are read again: the one it came with, or canonical names where a
 * mapping gave them, and what was decided of its dates and decimals, which a few rows alone may leave open.
 */
export function givenHeader(file: LandedFile, plan: FilePlan): string[] {
  const cells = cellsOf(file);
  const formats = (types: readonly string[]): ColumnFormat[] =>
    cells
      .filter(({ column }) => column && types.includes(column.type))
      .map(({ sql }) => plan.columns.get(sql)?.format ?? {});
  const dates = onlyOne(formats(['instant', 'instant_end', 'date']).map((format) => format.dates));
  const decimal = onlyOne(formats(['amount', 'number']).map((format) => format.decimal));
  const header =
    file.header ??
    cells.filter((cell) => !isOwnColumn(cell.header)).map(({ header, column }) => column?.name ?? header);
  const isMapped =
    !file.header && cells.some(({ header, column }) => column && column.name !== header.toLowerCase());
  return [
    ...header.filter((name) => !isOwnColumn(name) || name === ownColumns.record),
    ...(isMapped ? [hintColumn('kind', file.kind)] : []),
    ...(dates ? [hintColumn('dates', dates)] : []),
    ...(decimal ? [hintColumn('decimal', decimal)] : []),
  ];
}
