import type { DuckDBConnection } from '@duckdb/node-api';
import { kinds } from '../../lib/schema/canonical.ts';
import { identifier, quote } from '../../lib/sql-literal.ts';
import { type AliasField, aliasFields } from '../../lib/workspace/alias-fields.ts';
import { type Aliases, namesOf } from '../../lib/workspace/choices.ts';

/** Columns of the canonical tables that hold names of each kind. */
const columnsOf: Readonly<Record<AliasField, readonly string[]>> = {
  owner: ['owner', 'changed_by'],
  source: ['source'],
  reason: ['lost_reason', 'rejection_reason'],
};

async function rename(
  connection: DuckDBConnection,
  table: string,
  column: string,
  names: string,
  condition = 'true',
): Promise<void> {
  const [at, name] = [`raw.${identifier(table)}`, identifier(column)];
  await connection.run(
    `update ${at} set ${name} = a.name from ${names} as a where ${name} = a.spelling and ${condition}`,
  );
}

/** Keeps how the lists of deals and leads spelt an owner: the CRM's own word is needed where figures are compared with it. */
async function keepSpellings(connection: DuckDBConnection): Promise<void> {
  for (const list of ['deals', 'leads'])
    await connection.run(
      `insert into raw.joined_names
       select import_no, file_no, record, 'owner', owner from raw.${list} where owner in (select spelling from spellings)`,
    );
}

/** Joins spellings of one owner, source or reason in the raw rows: what follows knows one name. */
export async function joinSpellings(connection: DuckDBConnection, aliases: Aliases): Promise<void> {
  for (const field of aliasFields) {
    const names = [...namesOf(aliases[field] ?? {})];
    if (names.length === 0) continue;
    const rows = names.map(([spelling, name]) => `(${quote(spelling)}, ${quote(name)})`).join(', ');
    await connection.run(
      `create or replace temp table spellings as from (values ${rows}) as a(spelling, name)`,
    );
    if (field === 'owner') await keepSpellings(connection);
    for (const kind of kinds.values()) {
      const own = kind.columns.map((column) => column.name);
      for (const column of columnsOf[field])
        if (own.includes(column)) await rename(connection, kind.name, column, 'spellings');
    }
    const told = columnsOf[field].map(quote).join(', ');
    for (const column of ['old_value', 'new_value'])
      await rename(connection, 'field_history', column, 'spellings', `lower(field) in (${told})`);
    await connection.run('drop table spellings');
  }
}
