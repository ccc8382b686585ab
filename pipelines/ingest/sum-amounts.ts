import type { DuckDBConnection } from '@duckdb/node-api';
import { cellsOf, kindOf } from './cells.ts';
import type { FilePlan } from './column-plan.ts';
import { type FileToLoad, signedAmounts, valueSql, withReadings } from './file-statements.ts';
import type { LandedFile } from './landing.ts';
import { currencySql } from './numbers-sql.ts';
import { readSql } from './read-sql.ts';
import { identifier } from './sql-text.ts';

const columnOf = (file: LandedFile, name: string) => cellsOf(file).find((cell) => cell.column?.name === name);

/** Whether a file has a column of amounts: only then its money can be compared. */
export const hasAmounts = (file: LandedFile): boolean => columnOf(file, 'amount') !== undefined;

type Part = {
  readonly name: 'read' | 'rejected';
  readonly amount: string;
  readonly currency: string;
  readonly from: string;
};

async function writeSums(
  connection: DuckDBConnection,
  { importNo, file }: FileToLoad,
  { name, amount, currency, from }: Part,
): Promise<void> {
  await connection.run(
    `insert into raw.file_amounts
     select ${importNo}, ${file.no}, upper(${currency}), '${name}', sum(${amount}) from ${from}
     group by all having count(${amount}) > 0`,
  );
}

/**
 * Writes the sums of a file's amounts by currency, read anew from the file as it was landed: what the loader keeps,
 * refuses and takes for repeated must come to the same. What does not convert adds nothing.
 */
export async function sumRead(
  connection: DuckDBConnection,
  target: FileToLoad,
  plan: FilePlan,
): Promise<void> {
  const { file, dir, clip } = target;
  const amount = columnOf(file, 'amount');
  if (!amount) return;
  const currency = columnOf(file, 'currency');
  const told = currency ? currency.text : 'null::varchar';
  const signed = signedAmounts(file, plan);
  const relation = withReadings(readSql(file, dir, cellsOf(file), { trim: plan.trim }), [amount], plan);
  const values = `(select ${valueSql(amount, plan, clip)} as amount,
    ${signed ? `coalesce(${told}, ${currencySql(signed.text)})` : told} as currency from ${relation})`;
  await writeSums(connection, target, { name: 'read', amount: 'amount', currency: 'currency', from: values });
}

/** Writes the sums of the rows that are about to be taken out of the file's table. @param bad SQL condition of such rows */
export async function sumRejected(
  connection: DuckDBConnection,
  target: FileToLoad,
  bad: string,
): Promise<void> {
  const { file, importNo } = target;
  if (!hasAmounts(file)) return;
  const currency = kindOf(file).columns.some(({ name }) => name === 'currency')
    ? 'currency'
    : 'null::varchar';
  const from = `raw.${identifier(file.kind)} where import_no = ${importNo} and file_no = ${file.no} and ${bad}`;
  await writeSums(connection, target, { name: 'rejected', amount: 'amount', currency, from });
}
