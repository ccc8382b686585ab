import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type SqlFile, sqlFile } from './sql-file.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Parameters = Readonly<Record<string, DuckDBValue>>;

/** A statement bound to those of the parameters that it declares. */
async function prepare(connection: DuckDBConnection, text: string, parameters: Parameters) {
  const prepared = await connection.prepare(text);
  const declared = Array.from({ length: prepared.parameterCount }, (_, index) => prepared.parameterName(index + 1));
  const missing = declared.find((name) => !(name in parameters));
  if (missing) throw new Error(`parameter $${missing} is not given`);
  prepared.bind(Object.fromEntries(declared.map((name) => [name, parameters[name] as DuckDBValue])));
  return prepared;
}

function located(file: SqlFile, thrown: unknown): Error {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new Error(`sql/${file.folder}/${file.name}.sql: ${reason}`, { cause: thrown });
}

/** Runs a statement with those of the parameters that it declares; counts and sums must be cast in the SQL. */
export async function runSql(connection: DuckDBConnection, file: SqlFile, parameters: Parameters): Promise<Row[]> {
  try {
    const prepared = await prepare(connection, file.text, parameters);
    try {
      return (await prepared.runAndReadAll()).getRowObjectsJS() as Row[];
    } finally {
      prepared.destroySync();
    }
  } catch (thrown) {
    throw located(file, thrown);
  }
}

/** Keeps the rows of a statement as a temporary table. */
export async function runSqlInto(
  connection: DuckDBConnection,
  table: string,
  file: SqlFile,
  parameters: Parameters,
): Promise<void> {
  try {
    const prepared = await prepare(connection, `create or replace temp table ${table} as ${file.text}`, parameters);
    try {
      await prepared.run();
    } finally {
      prepared.destroySync();
    }
  } catch (thrown) {
    throw located(file, thrown);
  }
}
