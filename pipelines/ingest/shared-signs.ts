import type { DuckDBConnection } from '@duckdb/node-api';
import { cellsOf } from './cells.ts';
import type { FilePlan } from './column-plan.ts';
import { type FileToLoad, signedAmounts } from './file-statements.ts';
import { sharedSignSql } from './numbers-sql.ts';
import { readSql } from './read-sql.ts';
import { count, rowOf } from './rows.ts';

/** What is said of amounts with a sign that several currencies share and no currency of their own; null where none has. */
export async function sharedSigns(
  connection: DuckDBConnection,
  { file, dir }: FileToLoad,
  plan: FilePlan,
): Promise<string | null> {
  const amounts = signedAmounts(file, plan);
  if (!amounts) return null;
  const cells = cellsOf(file);
  const own = cells.find((cell) => cell.column?.name === 'currency')?.text ?? 'null';
  const row = await rowOf(
    connection,
    `select count(*) as n, min(sign) as sign from (
       select ${sharedSignSql(amounts.text)} as sign from ${readSql(file, dir, cells, { trim: true })} where ${own} is null
     ) where sign is not null`,
  );
  if (count(row.n) === 0) return null;
  return `${file.name}: ${count(row.n)} amounts carry "${row.sign}", which several currencies are written with; they are taken in the base currency. A column currency says which it is.`;
}
