import type { DuckDBConnection } from '@duckdb/node-api';
import { type Cell, cellsOf } from './cells.ts';
import type { FilePlan } from './column-plan.ts';
import type { FileToLoad } from './file-statements.ts';
import { earliest, latest } from './instants-sql.ts';
import type { ColumnFormat } from './landing.ts';
import type { ColumnProfile } from './profile.ts';
import { rowOf } from './rows.ts';
import { identifier } from './sql-text.ts';

const blanks = ["' '", 'chr(9)', 'chr(10)', 'chr(13)', 'chr(160)'];

/** Whether the rows of a file hold something that plain casts let through: padded texts, infinities, open decimals. */
export async function fastFaults(
  connection: DuckDBConnection,
  { importNo, file }: FileToLoad,
  plan: FilePlan,
  sample: ReadonlyMap<string, ColumnProfile>,
): Promise<boolean> {
  const faults = cellsOf(file).map((cell) => {
    if (!cell.column || !plan.columns.get(cell.sql)?.fast) return null;
    if (cell.column.type === 'text' && plan.trim) return null;
    return faultSql(cell, sample.get(cell.sql)!, plan.columns.get(cell.sql)!.format);
  });
  const table = `raw.${identifier(file.kind)}`;
  const where = `import_no = ${importNo} and file_no = ${file.no}`;
  const known = faults.filter((fault) => fault !== null);
  if (known.length === 0) return false;
  const row = await rowOf(
    connection,
    `select bool_or(${known.join(' or ')}) as faulty from ${table} where ${where}`,
  );
  return row.faulty === true;
}

function faultSql(cell: Cell, profile: ColumnProfile, format: ColumnFormat): string | null {
  const name = identifier(cell.column!.name);
  const outside = (type: string) =>
    `${name} < '${earliest.slice(0, -3)}'::${type} or ${name} > '${latest.slice(0, -3)}'::${type}`;
  const undecided = profile.dot === 0 && !format.form ? ` or ${name} % 1 <> 0` : '';
  switch (cell.column!.type) {
    case 'text':
      return blanks.map((blank) => `prefix(${name}, ${blank}) or suffix(${name}, ${blank})`).join(' or ');
    case 'instant':
    case 'instant_end':
      return outside('timestamp');
    case 'date':
      return outside('date');
    case 'amount':
      return profile.dot === 0 && !format.form ? `${name} % 1 <> 0` : null;
    case 'number':
      return `not isfinite(${name})${undecided}`;
    case 'share':
      return `not (${name} between 0 and 1)`;
    default:
      return null;
  }
}
