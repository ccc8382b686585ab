import type { DuckDBConnection } from '@duckdb/node-api';
import { kinds } from '../../lib/schema/canonical.ts';
import { count, rowOf } from './rows.ts';
import { identifier } from './sql-text.ts';

/** Marks the rows that equal an earlier one of the same kind and import in all cells: equal hashes, then equal values. */
export async function markDuplicates(connection: DuckDBConnection, kindName: string): Promise<void> {
  const table = `raw.${identifier(kindName)}`;
  await connection.run(`create or replace temp table repeated_hashes as
    select import_no, row_hash from ${table} group by all having count(*) > 1`);
  const { n } = await rowOf(connection, 'select count(*)::integer as n from repeated_hashes');
  if (count(n) > 0) {
    const columns = kinds.get(kindName)!.columns.map((column) => identifier(column.name));
    const cells = ['import_no', 'row_hash', ...columns, 'custom::varchar'].join(', ');
    await connection.run(`update ${table} set is_duplicate = true where rowid in (
      select row_no from (
        select row_no, row_number() over (partition by ${cells} order by file_no, record) as place
        from (select *, rowid as row_no from ${table}) semi join repeated_hashes using (import_no, row_hash)
      ) where place > 1
    )`);
  }
  await connection.run('drop table repeated_hashes');
}
