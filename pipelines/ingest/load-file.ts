import type { DuckDBConnection } from '@duckdb/node-api';
import { asVoronkaError, VoronkaError } from '../../lib/errors.ts';
import { cellsOf, kindOf } from './cells.ts';
import { decideFormat } from './decide.ts';
import { fastFaults } from './fast-faults.ts';
import { type FileToLoad, firstRecord, insertSql, lacksRequired, type Way } from './file-statements.ts';
import type { ColumnFormat, LandedFile } from './landing.ts';
import { type ColumnProfile, looksFast, profileColumns } from './profile.ts';
import { readSql } from './read-sql.ts';
import { recordProblems } from './record-problems.ts';
import { repairCsv } from './repair-csv.ts';
import { count, rowOf } from './rows.ts';
import { identifier } from './sql-text.ts';

type Formats = Record<string, ColumnFormat>;

/** The manifest entry with what was decided, and the number of records read. */
export type Loaded = { file: LandedFile; read: number };

const sampleRows = 5_000;

/**
 * Loads one file into raw.KIND with its rejects and issues; returns its manifest entry with what was decided.
 * Tries plain casts when a sample allows; any doubt sends the file the careful way, which looks at every value.
 * @throws VoronkaError bad_input when a column's format cannot be decided or the file cannot be read
 */
export async function loadFile(connection: DuckDBConnection, target: FileToLoad): Promise<Loaded> {
  const cells = cellsOf(target.file);
  let file = target.file;
  if (file.way !== 'careful') {
    const sample = `(select * from ${readSql(file, target.dir, cells, { trim: false })} limit ${sampleRows})`;
    const profiles = await reading(file, () => profileColumns(connection, sample, cells));
    if (cells.every((cell) => looksFast(cell, profiles.get(cell)!))) {
      const formats: Formats = {};
      for (const [cell, { greatest }] of profiles) {
        if (cell.column?.type === 'share' && greatest > 1) formats[cell.column.name] = { percent: true };
      }
      const loaded = await tryFast(connection, target, formats, profiles);
      if (loaded !== null) return { file: { ...file, way: 'fast', formats }, read: loaded };
    }
  }
  const formats = await decideAll(connection, target);
  file = { ...file, way: 'careful', formats };
  return loadCarefully(connection, { ...target, file }, formats);
}

async function decideAll(connection: DuckDBConnection, target: FileToLoad): Promise<Formats> {
  const { file, dir } = target;
  if (file.way === 'careful') return file.formats;
  const cells = cellsOf(file);
  const relation = readSql(file, dir, cells, { trim: true });
  const profiles = await reading(file, () =>
    profileColumns(connection, readSql(file, dir, cells, { trim: false }), cells),
  );
  const formats: Formats = {};
  for (const [cell, profile] of profiles) {
    if (!cell.column) continue;
    const format = await decideFormat(cell, profile, { connection, relation, file });
    if (Object.keys(format).length > 0) formats[cell.column.name] = format;
  }
  return formats;
}

async function tryFast(
  connection: DuckDBConnection,
  target: FileToLoad,
  formats: Formats,
  profiles: ReadonlyMap<ReturnType<typeof cellsOf>[number], ColumnProfile>,
): Promise<number | null> {
  try {
    const refused = await insert(connection, target, 'fast', formats);
    if (refused > 0 || (await fastFaults(connection, target, profiles))) {
      await removeRows(connection, target);
      return null;
    }
  } catch (error) {
    if (isResource(error)) throw asVoronkaError(error);
    return null;
  }
  return finish(connection, target, formats, false);
}

async function loadCarefully(
  connection: DuckDBConnection,
  target: FileToLoad,
  formats: Formats,
): Promise<Loaded> {
  const { file } = target;
  const repairable = file.format === 'csv' && !file.repaired;
  let failure: unknown = null;
  try {
    const refused = await insert(connection, target, 'careful', formats);
    if (refused > 0) failure = new Error(`${refused} records cannot be told apart`);
  } catch (error) {
    if (isResource(error)) throw asVoronkaError(error);
    failure = error;
  }
  if (!failure) return { file, read: await finish(connection, target, formats, true) };
  if (!repairable) throw unreadable(file, failure);
  await removeRows(connection, target);
  const repaired = await repairCsv(file, target.dir);
  // The malformed records had a say in the formats; decide again without them.
  return loadFile(connection, { ...target, file: { ...file, repaired, way: null, formats: {} } });
}

let readings = 0;

/** Inserts the rows; the number of records that the reader refused. */
async function insert(
  connection: DuckDBConnection,
  target: FileToLoad,
  way: Way,
  formats: Formats,
): Promise<number> {
  readings++;
  const stem = `refused_${readings}`;
  await connection.run(insertSql(target, way, formats, stem));
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
async function finish(
  connection: DuckDBConnection,
  target: FileToLoad,
  formats: Formats,
  look: boolean,
): Promise<number> {
  const table = `raw.${identifier(target.file.kind)}`;
  const kind = kindOf(target.file);
  const bad = lacksRequired(kind, identifier);
  const facts = await rowOf(
    connection,
    `select min(rowid)::bigint as first, max(rowid)::bigint as last, count(*) as n, count(*) filter (where ${bad}) as bad
     from ${table} where ${ofFile(target)}`,
  );
  const rows = count(facts.n);
  if (rows > 0) {
    if (count(facts.last) - count(facts.first) + 1 !== rows) {
      throw new VoronkaError('internal', `${target.file.name}: its rows do not lie in one piece.`);
    }
    const offset = firstRecord(target.file) - count(facts.first);
    await connection.run(`update ${table} set record = rowid + ${offset} where ${ofFile(target)}`);
  }
  if (look || count(facts.bad) > 0) await recordProblems(connection, target, formats);
  if (count(facts.bad) > 0) await connection.run(`delete from ${table} where ${ofFile(target)} and ${bad}`);
  return rows;
}

const isResource = (error: unknown) =>
  /Out of Memory|No space left|ENOSPC|INTERRUPT|could not allocate/i.test(
    error instanceof Error ? error.message : '',
  );

async function reading<T>(file: LandedFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isResource(error)) throw asVoronkaError(error);
    throw unreadable(file, error);
  }
}

function unreadable(file: LandedFile, error: unknown): VoronkaError {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  return new VoronkaError('bad_input', `${file.name} cannot be read: ${message}`, 'Export the file again.', {
    cause: error,
  });
}
