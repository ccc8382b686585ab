import type { DuckDBConnection } from '@duckdb/node-api';
import { kinds, sqlTypes } from '../../lib/schema/canonical.ts';
import { identifier } from './sql-text.ts';

const bookkeeping = `custom JSON, import_no SMALLINT, file_no INTEGER, record BIGINT, row_hash UBIGINT, is_duplicate BOOLEAN`;

/** Makes the empty tables of the attached database `raw`: one per canonical kind, and what the loader reports. */
export async function createRawTables(connection: DuckDBConnection): Promise<void> {
  for (const kind of kinds.values()) {
    const columns = kind.columns.map((column) => `${identifier(column.name)} ${sqlTypes[column.type]}`);
    await connection.run(`create table raw.${identifier(kind.name)} (${columns.join(', ')}, ${bookkeeping})`);
  }
  await connection.run(`
    create table raw.imports (import_no SMALLINT, import_id VARCHAR, instant TIMESTAMP, instant_source VARCHAR);
    create table raw.files (
      import_no SMALLINT, file_no INTEGER, name VARCHAR, kind VARCHAR, format VARCHAR, sha256 VARCHAR, bytes BIGINT,
      read BIGINT, loaded BIGINT, rejected BIGINT, duplicates BIGINT, has_amounts BOOLEAN, left_out BIGINT
    );
    create table raw.file_amounts (
      import_no SMALLINT, file_no INTEGER, currency VARCHAR, part VARCHAR, amount DECIMAL(38,4)
    );
    create table raw.joined_names (
      import_no SMALLINT, file_no INTEGER, record BIGINT, column_name VARCHAR, spelling VARCHAR
    );
    create table raw.rejects (
      import_no SMALLINT, file_no INTEGER, line BIGINT, line_kind VARCHAR, column_name VARCHAR, value VARCHAR,
      reason VARCHAR, cells VARCHAR[]
    );
    create table raw.reject_headers (import_no SMALLINT, file_no INTEGER, header VARCHAR[]);
    create table raw.issues (
      import_no SMALLINT, file_no INTEGER, record BIGINT, column_name VARCHAR, value VARCHAR, issue VARCHAR
    );
  `);
}
