import { DuckDBInstance } from '@duckdb/node-api';
import { VoronkaError } from '../../lib/errors.ts';
import { literal } from './sql-text.ts';

/** The columns of a Parquet file and its number of rows. @throws VoronkaError bad_input when it is broken */
export async function parquetColumns(
  path: string,
  name: string,
): Promise<{ headers: string[]; rows: number }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const described = await connection.runAndReadAll(`describe select * from read_parquet(${literal(path)})`);
    const counted = await connection.runAndReadAll(
      `select count(*)::integer from read_parquet(${literal(path)})`,
    );
    return {
      headers: described.getRows().map((row) => String(row[0])),
      rows: Number(counted.getRows()[0]?.[0]),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new VoronkaError(
      'bad_input',
      `${name} is not a readable Parquet file: ${message}`,
      'Write the file again.',
      {
        cause: error,
      },
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
