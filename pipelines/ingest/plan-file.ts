import type { DuckDBConnection } from '@duckdb/node-api';
import { type Cell, cellsOf } from './cells.ts';
import { type ColumnPlan, type FilePlan, fastFormat, provenFormat } from './column-plan.ts';
import { decideFormat } from './decide.ts';
import type { FileToLoad } from './file-statements.ts';
import { type ColumnProfile, profileColumns } from './profile.ts';
import { readSql } from './read-sql.ts';

export type Planned = {
  plan: FilePlan;
  /** What the first rows look like, by column. */
  sample: ReadonlyMap<string, ColumnProfile>;
  /** What all rows look like, for the columns that no sample could settle. */
  full: ReadonlyMap<string, ColumnProfile>;
};

const sampleRows = 1_500;

/**
 * Plans the reading of a file: a sample settles what it can, the other columns are looked at in full and decided.
 * A file marked careful is looked at in full, and only what is proven is cast.
 * @throws VoronkaError bad_input when a column's format cannot be decided
 */
export async function planFile(connection: DuckDBConnection, { file, dir }: FileToLoad): Promise<Planned> {
  const cells = cellsOf(file);
  const relation = readSql(file, dir, cells, { trim: false });
  const sample = await profileColumns(connection, `(select * from ${relation} limit ${sampleRows})`, cells, {
    shapes: true,
  });
  const columns = new Map<string, ColumnPlan>();
  const open: Cell[] = [];
  for (const cell of cells) {
    const format = file.careful && cell.column ? null : fastFormat(cell, sample.get(cell.sql)!);
    if (format) columns.set(cell.sql, { fast: true, format });
    else open.push(cell);
  }
  const full = await profileColumns(connection, relation, open, { shapes: false });
  const place = { connection, relation: readSql(file, dir, cells, { trim: true }), file };
  for (const cell of open) {
    const { shape } = sample.get(cell.sql)!;
    const profile = { ...full.get(cell.sql)!, shape };
    const decided = await decideFormat(cell, profile, place);
    const fast = file.careful ? provenFormat(cell, profile) : fastFormat(cell, profile, decided);
    columns.set(cell.sql, fast ? { fast: true, format: fast } : { fast: false, format: decided });
  }
  const isPadded = [...sample.values(), ...full.values()].some((profile) => profile.padded > 0);
  return { plan: { trim: file.careful || isPadded, columns }, sample, full };
}
