import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { asVoronkaError, VoronkaError } from '../../lib/errors.ts';
import { cellsOf, kindOf } from './cells.ts';
import type { FilePlan } from './column-plan.ts';
import { fastFaults } from './fast-faults.ts';
import { type FileToLoad, firstRecord, insertSql, isRefused } from './file-statements.ts';
import type { LandedFile } from './landing.ts';
import { type Planned, planFile } from './plan-file.ts';
import { recordProblems, recordUnread } from './record-problems.ts';
import { type BrokenCsv, repairCsv } from './repair-csv.ts';
import { count, rowOf } from './rows.ts';
import { sharedSigns } from './shared-signs.ts';
import { identifier } from './sql-text.ts';
import { sumRead, sumRejected } from './sum-amounts.ts';

/** The manifest entry with what was decided, the number of records read, and what the reader should know. */
export type Loaded = { file: LandedFile; read: number; warnings: string[] };

/**
 * Loads one file into raw.KIND with its rejects and issues; returns its manifest entry with what was decided.
 * Columns that a sample shows in one form are cast; a surprise sends the whole file the careful way, which looks at
 * every value. Records that the reader refuses send it through the repair.
 * @throws VoronkaError bad_input when a column's format cannot be decided or the file cannot be read
 */
export async function loadFile(connection: DuckDBConnection, target: FileToLoad): Promise<Loaded> {
  const { file } = target;
  const planned = await inWords(file, () => planFile(connection, target));
  const attempt = await tryPlan(connection, target, planned);
  if (typeof attempt === 'object') {
    if (file.format !== 'csv' || file.repaired) throw unreadable(file, attempt.refused);
    await removeRows(connection, target);
    const repaired = await repairCsv(brokenCsvOf(file), target.dir);
    return loadFile(connection, { ...target, file: { ...file, careful: false, repaired } });
  }
  if (attempt === 'surprise') {
    if (file.careful) throw unreadable(file, new Error('its values cannot be converted'));
    await removeRows(connection, target);
    return loadFile(connection, { ...target, file: { ...file, careful: true } });
  }
  const made = await finish(connection, target, planned);
  const read = made + (await recordUnread(connection, target, planned.plan));
  if (made > 0) await sumRead(connection, target, planned.plan);
  const shared = await sharedSigns(connection, target, planned.plan);
  return {
    file: { ...file, formats: formatsOf(file, planned.plan) },
    read,
    warnings: shared ? [shared] : [],
  };
}

const brokenCsvOf = (file: LandedFile): BrokenCsv => ({
  text: file.text ?? file.stored,
  stem: `text/${basename(file.stored)}`,
  width: file.columns.length,
  delimiter: file.delimiter ?? ',',
});

function formatsOf(file: LandedFile, plan: FilePlan): LandedFile['formats'] {
  const formats: LandedFile['formats'] = {};
  for (const cell of cellsOf(file)) {
    const format = plan.columns.get(cell.sql)?.format ?? {};
    if (cell.column && Object.keys(format).length > 0) formats[cell.column.name] = format;
  }
  return formats;
}

/** Loaded; or records refused, with the reader's words; or a value that the plan did not foresee. */
type Attempt = 'loaded' | 'surprise' | { refused: unknown };

async function tryPlan(connection: DuckDBConnection, target: FileToLoad, planned: Planned): Promise<Attempt> {
  try {
    const refused = await insert(connection, target, planned.plan);
    if (refused > 0) return { refused: new Error(`${refused} records cannot be told apart`) };
  } catch (error) {
    if (isResource(error)) throw asVoronkaError(error);
    if (target.file.careful) return { refused: error };
    return 'surprise';
  }
  if (target.file.careful) return 'loaded';
  return (await fastFaults(connection, target, planned.plan, planned.sample)) ? 'surprise' : 'loaded';
}

let readings = 0;

/** Inserts the rows; the number of records that the reader refused. */
async function insert(connection: DuckDBConnection, target: FileToLoad, plan: FilePlan): Promise<number> {
  readings++;
  const stem = `refused_${readings}`;
  await connection.run(insertSql(target, plan, stem));
  if (target.file.format !== 'csv') return 0;
  const row = await rowOf(connection, `select count(*)::integer as n from ${stem}_errors`);
  await connection.run(`drop table ${stem}_errors; drop table ${stem}_scans`);
  return count(row.n);
}

const ofFile = ({ importNo, file }: FileToLoad) => `import_no = ${importNo} and file_no = ${file.no}`;

async function removeRows(connection: DuckDBConnection, target: FileToLoad): Promise<void> {
  await connection.run(`delete from raw.${identifier(target.file.kind)} where ${ofFile(target)}`);
}

/** Numbers the records, then takes out the rows that cannot be kept and says why. Returns how many were read. */
async function finish(connection: DuckDBConnection, target: FileToLoad, planned: Planned): Promise<number> {
  const { file } = target;
  const table = `raw.${identifier(file.kind)}`;
  const bad = isRefused(kindOf(file), identifier);
  const careful = cellsOf(file).filter((cell) => cell.column && !planned.plan.columns.get(cell.sql)?.fast);
  const kept = careful.map((cell) => `, count(${identifier(cell.column!.name)}) as ${cell.sql}`);
  const facts = await rowOf(
    connection,
    `select min(rowid)::bigint as first, max(rowid)::bigint as last, count(*) as n, count(*) filter (where ${bad}) as bad
     ${kept.join('')} from ${table} where ${ofFile(target)}`,
  );
  const rows = count(facts.n);
  if (rows === 0) return 0;
  if (count(facts.last) - count(facts.first) + 1 !== rows) {
    throw new VoronkaError('internal', `${file.name}: its rows do not lie in one piece.`);
  }
  const offset = firstRecord(file) - count(facts.first);
  await connection.run(`update ${table} set record = rowid + ${offset} where ${ofFile(target)}`);
  const lost = careful.some((cell) => count(facts[cell.sql]) !== planned.full.get(cell.sql)!.filled);
  if (lost || count(facts.bad) > 0) await recordProblems(connection, target, planned.plan);
  if (count(facts.bad) > 0) {
    await sumRejected(connection, target, bad);
    await connection.run(`delete from ${table} where ${ofFile(target)} and ${bad}`);
  }
  return rows;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const isResource = (error: unknown) =>
  /Out of Memory|No space left|ENOSPC|INTERRUPT|could not allocate/i.test(
    error instanceof Error ? error.message : '',
  );

async function inWords<T>(file: LandedFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VoronkaError) throw error;
    if (isResource(error)) throw asVoronkaError(error);
    throw unreadable(file, error);
  }
}

function unreadable(file: LandedFile, error: unknown): VoronkaError {
  return new VoronkaError(
    'bad_input',
    `${file.name} cannot be read: ${messageOf(error).split('\n')[0]}`,
    'Export the file again.',
    { cause: error },
  );
}
