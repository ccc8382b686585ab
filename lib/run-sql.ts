import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { SqlFile } from './sql-file.ts';
import { literal } from './sql-literal.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Parameters = Readonly<Record<string, DuckDBValue>>;

/** A statement bound to those of the parameters that it declares. */
async function prepare(connection: DuckDBConnection, text: string, parameters: Parameters) {
  const prepared = await connection.prepare(text);
  const declared = Array.from({ length: prepared.parameterCount }, (_, index) =>
    prepared.parameterName(index + 1),
  );
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
export async function runSql(
  connection: DuckDBConnection,
  file: SqlFile,
  parameters: Parameters,
): Promise<Row[]> {
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
    const prepared = await prepare(
      connection,
      `create or replace temp table ${table} as ${file.text}`,
      parameters,
    );
    try {
      await prepared.run();
    } finally {
      prepared.destroySync();
    }
  } catch (thrown) {
    throw located(file, thrown);
  }
}

/** Makes a temporary view of a statement, its parameters written in: a view cannot be bound. */
export async function runSqlAsView(
  connection: DuckDBConnection,
  view: string,
  file: SqlFile,
  parameters: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  const text = file.text.replace(/\$([a-z_]\w*)/g, (_, name: string) => {
    if (!(name in parameters)) throw located(file, new Error(`parameter $${name} is not given`));
    return literal(parameters[name]);
  });
  try {
    await connection.run(`create or replace temp view ${view} as ${text}`);
  } catch (thrown) {
    throw located(file, thrown);
  }
}
