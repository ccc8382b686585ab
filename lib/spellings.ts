import { runSql } from './run-sql.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';
import type { AliasField } from './workspace/alias-fields.ts';

type Name = { readonly field: AliasField; readonly name: string; readonly n: number };

/** Names as the exports write them, the commonest first, and pairs that may be one: the rarer as a spelling of the other. */
export type Spellings = {
  readonly names: readonly Name[];
  readonly alike: readonly (Name & { readonly spelling: string; readonly nSpelling: number })[];
};

/** Reads the names of a build. Names with so few cases that nobody looks at them are compared no less. */
export async function readSpellings(warehouse: Warehouse, signal?: AbortSignal): Promise<Spellings> {
  return warehouse.use(async (connection) => {
    const names = await runSql(connection, sqlFile('reports', 'names'), {});
    const alike = await runSql(connection, sqlFile('reports', 'names_alike'), {});
    const nameOf = (row: Readonly<Record<string, unknown>>): Name => ({
      field: String(row.field) as AliasField,
      name: String(row.name),
      n: Number(row.n),
    });
    return {
      names: names.map(nameOf),
      alike: alike.map((row) => ({
        ...nameOf(row),
        spelling: String(row.spelling),
        nSpelling: Number(row.n_spelling),
      })),
    };
  }, signal);
}
