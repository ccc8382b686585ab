import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { leftOutWords } from '../importers/form.ts';
import { jsonLines } from './read-sql.ts';
import { count, rowOf } from './rows.ts';
import { selectOf, source } from './select-records.ts';
import { literal } from './sql-text.ts';
import type { CrmFile } from './translate.ts';

/** What is said of a file that yields no rows of its own: the others take names and links from it. */
export async function namesOf(connection: DuckDBConnection, file: CrmFile, index: number): Promise<string> {
  const row = await rowOf(connection, `select count(*)::integer as n from ${source(index)}`);
  return `${file.landed.name}: names and links for the other files (${file.form.name}); records: ${count(row.n)}.`;
}

/** Lines of a table that could not be read, and records that a form leaves out: said, never silent. */
export async function lossesOf(
  connection: DuckDBConnection,
  file: CrmFile,
  { dir, index }: { dir: string; index: number },
): Promise<string[]> {
  const [table] = file.form.tables;
  const { name } = file.landed;
  const told: string[] = [];
  if (file.format === 'csv') {
    const row = await rowOf(
      connection,
      `select count(distinct line)::integer as n, min(line) as first from refused_${index}`,
    );
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
  if (!table || table.each) return told;
  const row = await rowOf(
    connection,
    `select (select count(*) from ${source(index)})::integer as n, (select count(*) from (${selectOf(file, table, index)}))::integer as kept`,
  );
  const left = count(row.n) - count(row.kept);
  if (left > 0 && table.leftOut)
    told.push(`${name}: ${left} of ${count(row.n)} records are left out (${leftOutWords[table.leftOut]}).`);
  return told;
}
