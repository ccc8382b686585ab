import type { DuckDBConnection } from '@duckdb/node-api';
import { kinds } from '../../lib/schema/canonical.ts';
import { count, rowOf } from './rows.ts';
import { identifier } from './sql-text.ts';

/** Kinds of whose rows with one id the later stands. */
const ids: Readonly<Record<string, string>> = {
  deals: 'deal_id',
  leads: 'lead_id',
  accounts: 'account_id',
  contacts: 'contact_id',
  users: 'user',
};

/**
 * Marks the rows that equal another one of the same kind and import in all cells: equal hashes, then equal values. The
 * first stays, but where another row of the same id came between: what a card was changed back to is its last state.
 */
export async function markDuplicates(connection: DuckDBConnection, kindName: string): Promise<void> {
  const table = `raw.${identifier(kindName)}`;
  await connection.run(`create or replace temp table repeated_hashes as
    select import_no, row_hash from ${table} group by all having count(*) > 1`);
  const { n } = await rowOf(connection, 'select count(*)::integer as n from repeated_hashes');
  if (count(n) > 0) {
    const columns = kinds.get(kindName)!.columns.map((column) => identifier(column.name));
    const cells = ['import_no', 'row_hash', ...columns, 'custom::varchar'].join(', ');
    const id = ids[kindName];
    const rows = `(select *, rowid as row_no, row(file_no, record) as at from ${table})`;
    const last = id
      ? `coalesce((select max(o.at) from ${rows} as o
          where o.${identifier(id)} = r.${identifier(id)} and o.import_no = r.import_no and o.row_hash <> r.row_hash) > r.at, false)`
      : 'false';
    await connection.run(`update ${table} set is_duplicate = true where rowid in (
      select row_no from (
        select row_no, row_number() over (partition by ${cells} order by is_overtaken, file_no, record) as place
        from (select r.*, ${last} as is_overtaken from ${rows} as r semi join repeated_hashes using (import_no, row_hash))
      ) where place > 1
    )`);
  }
  await connection.run('drop table repeated_hashes');
}
