import type { DuckDBConnection, Json } from '@duckdb/node-api';

/** The rows of a statement as plain JSON values. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Record<string, Json>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** One row of a statement. */
export async function rowOf(connection: DuckDBConnection, sql: string): Promise<Record<string, Json>> {
  return (await rowsOf(connection, sql))[0] ?? {};
}

/** A count out of a row; absent is 0. */
export const count = (value: Json | undefined): number => Number(value ?? 0);
