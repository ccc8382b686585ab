import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { leftOutWords } from '../importers/form.ts';
import { jsonLines } from './read-sql.ts';
import { count, rowOf } from './rows.ts';
import { source } from './select-records.ts';
import { literal } from './sql-text.ts';
import type { CrmFile } from './translate.ts';

/** What is said of a file that yields no rows of its own: the others take names and links from it. */
export async function namesOf(connection: DuckDBConnection, file: CrmFile, index: number): Promise<string> {
  const row = await rowOf(connection, `select count(*)::integer as n from ${source(index)}`);
  return `${file.landed.name}: names and links for the other files (${file.form.name}); records: ${count(row.n)}.`;
}

/** What of a file did not become rows: in words, and how many records its form leaves out (null where it leaves none out). */
export type Losses = { readonly told: string[]; readonly leftOut: number | null };

/** Where a file's records are, the list of its unread lines, and how many rows its first table has; null without one. */
type Known = { dir: string; index: number; unread: string | null; kept: number | null };

/** Lines of a table that could not be read, and records that a form leaves out: said, never silent. */
export async function lossesOf(
  connection: DuckDBConnection,
  file: CrmFile,
  { dir, index, unread, kept }: Known,
): Promise<Losses> {
  const [table] = file.form.tables;
  const { name } = file.landed;
  const told: string[] = [];
  if (file.format === 'csv') {
    const lines = unread ? literal(join(dir, unread)) : null;
    const row = lines
      ? await rowOf(
          connection,
          `select count(*)::integer as n, min(line) as first
           from read_json(${lines}, format = 'newline_delimited', columns = {line: 'BIGINT'})`,
        )
      : {};
    if (count(row.n) > 0)
      told.push(`${name}: ${count(row.n)} lines cannot be read, the first is line ${count(row.first)}.`);
  } else {
    const path = literal(join(dir, file.text));
    const row = await rowOf(
      connection,
      `select count(*)::integer as n, min(record) as first
       from (select line, row_number() over () as record from ${jsonLines(path)}) where not json_valid(line)`,
    );
    if (count(row.n) > 0)
      told.push(`${name}: ${count(row.n)} records cannot be read, the first is record ${count(row.first)}.`);
  }
  if (!table || table.each || !table.leftOut || kept === null) return { told, leftOut: null };
  const row = await rowOf(connection, `select count(*)::integer as n from ${source(index)}`);
  const left = count(row.n) - kept;
  if (left > 0)
    told.push(`${name}: ${left} of ${count(row.n)} records are left out (${leftOutWords[table.leftOut]}).`);
  return { told, leftOut: left };
}
