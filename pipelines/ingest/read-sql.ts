import { join } from 'node:path';
import { isOwnColumn, unguardedSql } from '../../lib/schema/own-columns.ts';
import type { Cell } from './cells.ts';
import type { LandedFile } from './landing.ts';
import { identifier, literal } from './sql-text.ts';

/** Everything that may stand around a cell: blanks, tabs, line ends, no-break and thin spaces, a stray BOM. */
const blanks = ` \t\r\n\v\f\u00a0\u2007\u2009\u202f\u200b\u2060\ufeff`;

/** A text without surrounding blanks; empty is null. */
export const trimmed = (sql: string): string => `nullif(trim(${sql}, ${literal(blanks)}), '')`;

export type Reading = {
  /** Name stem of the temporary tables for refused records; without it such records are passed over. */
  rejects?: string;
  /** Cells trimmed (the safe way), or as they stand (when none needs it). */
  trim: boolean;
};

/** The file that is read: the repaired copy, the working copy or the stored bytes. */
export function workingPath(file: LandedFile, dir: string): string {
  return join(dir, file.repaired?.text ?? file.text ?? file.stored);
}

/** A relation with the columns c0, c1, … as text, in the order of the file. */
export function readSql(file: LandedFile, dir: string, cells: readonly Cell[], reading: Reading): string {
  const raw = rawSql(file, dir, cells, reading);
  if (!reading.trim || cells.length === 0) return raw;
  return `(select ${cells.map((cell) => `${trimmed(cell.sql)} as ${cell.sql}`).join(', ')} from ${raw})`;
}

function rawSql(file: LandedFile, dir: string, cells: readonly Cell[], reading: Reading): string {
  const path = literal(workingPath(file, dir));
  if (file.format === 'parquet') {
    const columns = cells.map((cell) => `${identifier(cell.header)}::varchar as ${cell.sql}`);
    return `(select ${columns.join(', ')} from read_parquet(${path}))`;
  }
  if (file.format !== 'csv') {
    const columns = cells.map((cell) => `j ->> ${literal(pointer(cell.header))} as ${cell.sql}`);
    return `(select ${columns.join(', ')} from (select ${asJson} as j from ${jsonLines(path)} where line is not null))`;
  }
  const columns = cells.map((cell) => `'${cell.sql}': 'VARCHAR'`).join(', ');
  const refused = reading.rejects
    ? `store_rejects = true, rejects_table = '${reading.rejects}_errors', rejects_scan = '${reading.rejects}_scans', rejects_limit = 0`
    : 'ignore_errors = true';
  const skip = file.repaired ? 0 : file.skip_lines;
  const table = `read_csv(${path}, columns = {${columns}}, header = true, skip = ${skip}, delim = ${literal(file.delimiter ?? ',')},
    quote = '"', escape = '"', auto_detect = false, ${refused})`;
  if (!cells.some(({ header }) => isOwnColumn(header))) return table;
  return `(select ${cells.map((cell) => `${unguardedSql(cell.sql)} as ${cell.sql}`).join(', ')} from ${table})`;
}

/** A line that is no JSON object has no cells; the loader refuses it by its missing id. */
const asJson = `case when json_valid(line) then line::json end`;

/** A JSON lines file as one column `line`; blank lines are null. The delimiter is one that no text holds by accident. */
export function jsonLines(path: string): string {
  return `read_csv(${path}, columns = {'line': 'VARCHAR'}, header = false, delim = '\x01\x02\x03', quote = '', escape = '',
    auto_detect = false, max_line_size = 16777216)`;
}

const pointer = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
