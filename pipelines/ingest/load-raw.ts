import type { DuckDBConnection } from '@duckdb/node-api';
import { VoronkaError } from '../../lib/errors.ts';
import { countFiles, type FileCount } from './count-files.ts';
import { markDuplicates } from './duplicates.ts';
import { columnKeys } from './file-statements.ts';
import { type ImportInstant, importInstant, isTimeless } from './import-instants.ts';
import type { LandedFile, LandedImport, Landing } from './landing.ts';
import { loadFile } from './load-file.ts';
import { createRawTables } from './raw-tables.ts';
import { rowOf } from './rows.ts';
import { literal } from './sql-text.ts';

export type LoadReport = {
  files: FileCount[];
  warnings: string[];
  instants: ImportInstant[];
  /** The manifests with the formats and repairs that were decided, in the order of the imports: to be kept. */
  landings: Landing[];
};

/**
 * Loads the landed files of all imports into typed tables of the attached database `raw`, one per canonical kind, with
 * rejects, issues, duplicates and each import's instant. Loading again from the returned manifests gives the same.
 * The connection's zone is the workspace's meanwhile, UTC afterwards.
 * @throws VoronkaError bad_input when a file cannot be read or decided, internal when rows do not add up
 */
export async function loadRaw(
  connection: DuckDBConnection,
  imports: readonly LandedImport[],
  settings: { timezone: string; onFile?: (done: number, total: number) => void },
): Promise<LoadReport> {
  await setZone(connection, settings.timezone);
  try {
    await connection.run('set preserve_insertion_order = true');
    await createRawTables(connection);
    const total = imports.reduce((sum, one) => sum + one.landing.files.length, 0);
    const instants: ImportInstant[] = [];
    const landings: Landing[] = [];
    const warnings: string[] = [];
    const reads = new Map<string, number>();
    let done = 0;
    for (const one of imports) {
      const times = await utcTimes(connection, one);
      const files: LandedFile[] = [];
      for (const file of one.landing.files) {
        const hashNames = namesOfKind(one.landing.files, file.kind);
        const target = { importNo: one.no, dir: one.dir, file, clip: times.clip, hashNames };
        const loaded = await loadFile(connection, target);
        files.push(loaded.file);
        warnings.push(...loaded.warnings);
        reads.set(`${one.no}/${file.no}`, loaded.read);
        done++;
        settings.onFile?.(done, total);
      }
      landings.push({ ...one.landing, files });
      const instant = await importInstant(connection, one, {
        ...times,
        timezone: settings.timezone,
      });
      if (instant.source === 'import_moment' && !isTimeless(one)) {
        warnings.push(`No row of the import ${one.id} tells when it was exported; its own moment is taken.`);
      }
      instants.push(instant);
    }
    const kinds = new Set(imports.flatMap((one) => one.landing.files.map((file) => file.kind)));
    for (const kind of kinds) await markDuplicates(connection, kind);
    return { files: await countFiles(connection, imports, reads), warnings, instants, landings };
  } finally {
    await connection.run("set TimeZone = 'UTC'");
  }
}

async function setZone(connection: DuckDBConnection, timezone: string): Promise<void> {
  try {
    await connection.run(`set TimeZone = ${literal(timezone)}`);
  } catch (error) {
    throw new VoronkaError(
      'usage',
      `"${timezone}" is no time zone.`,
      'Give an IANA name, such as Europe/Moscow.',
      {
        cause: error,
      },
    );
  }
}

/** The import's times as UTC texts, and the instant that bare closing days are clipped to. */
async function utcTimes(connection: DuckDBConnection, one: LandedImport) {
  const told = one.exportedAt;
  // A bare day means its last microsecond in the workspace's zone.
  const exported = !told
    ? 'null'
    : /^\d{4}-\d{2}-\d{2}$/.test(told)
      ? `((${literal(told)}::date + 1)::timestamp::timestamptz - interval 1 microsecond)`
      : `${literal(told)}::timestamptz`;
  const row = await rowOf(
    connection,
    `select make_timestamp(epoch_us(e))::varchar as exported, make_timestamp(epoch_us(i))::varchar as imported,
       coalesce(e, i)::date::varchar as day
     from (select ${exported}::timestamptz as e, ${literal(one.importedAt)}::timestamptz as i)`,
  );
  const importedAt = String(row.imported);
  const exportedAt = row.exported === null || row.exported === undefined ? null : String(row.exported);
  return { exportedAt, importedAt, clip: { instant: exportedAt ?? importedAt, day: String(row.day) } };
}

function namesOfKind(files: readonly LandedFile[], kind: string): string[] {
  const names = new Set(
    files
      .filter((file) => file.kind === kind)
      .flatMap(columnKeys)
      .filter((key) => key !== null),
  );
  return [...names].sort();
}
