import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, quote } from '../../lib/sql-literal.ts';

/** Makes a table of plain rows; `columns` gives each column's DuckDB type. */
export async function tableOf(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
  temporary = false,
): Promise<void> {
  const shape = JSON.stringify([columns]);
  await connection.run(
    `create ${temporary ? 'temp ' : ''}table ${identifier(name)} as
     select ${Object.keys(columns)
       .map((column) => `r.${identifier(column)}`)
       .join(', ')}
     from (select unnest(from_json($rows, ${quote(shape)})) as r)`,
    { rows: JSON.stringify(rows) },
  );
}
