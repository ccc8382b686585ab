import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { flatten, type Row } from './flatten.ts';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

function sqlType(values: readonly unknown[]): string {
  const present = values.filter((value) => value !== null && value !== undefined);
  if (present.length === 0) return 'VARCHAR';
  if (present.every((value) => typeof value === 'number')) return 'DOUBLE';
  if (present.every((value) => typeof value === 'boolean')) return 'BOOLEAN';
  return present.every((value) => instant.test(String(value))) ? 'TIMESTAMP' : 'VARCHAR';
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Writes rows as a Parquet file; instants are UTC timestamps. */
export async function writeParquet(rows: readonly Row[], file: string): Promise<void> {
  const flat = rows.map((row) => flatten(row));
  const names = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const scratch = await mkdtemp(join(tmpdir(), 'voronka-export-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  try {
    const lines = join(scratch, 'rows.ndjson');
    await writeFile(lines, flat.map((row) => JSON.stringify(row)).join('\n'));
    const columns = names.map(
      (name) => `${literal(name)}: ${literal(sqlType(flat.map((row) => row[name])))}`,
    );
    const connection = await instance.connect();
    // A Parquet file has at least one column.
    const select =
      names.length === 0
        ? 'select null::varchar as nothing where false'
        : `select ${names.map(quoted).join(', ')}
           from read_json(${literal(lines)}, format = 'newline_delimited', columns = {${columns.join(', ')}})`;
    await connection.run(`copy (${select}) to ${literal(file)} (format parquet)`);
    connection.closeSync();
  } finally {
    instance.closeSync();
    await rm(scratch, { recursive: true, force: true });
  }
}
