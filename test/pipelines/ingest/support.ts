import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import { VoronkaError } from '../../../lib/errors.ts';
import { discover } from '../../../pipelines/ingest/discover.ts';
import { type LandOptions, landFiles } from '../../../pipelines/ingest/land.ts';
import type { Landing } from '../../../pipelines/ingest/landing.ts';
import { type LoadReport, loadRaw } from '../../../pipelines/ingest/load-raw.ts';
import { rowsOf } from '../../../pipelines/ingest/rows.ts';
import { unfold } from '../../../pipelines/ingest/unfold.ts';

const root = mkdtempSync(join(tmpdir(), 'ingest-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

/** An empty folder that is removed after the tests of the file. */
export async function newFolder(): Promise<string> {
  folders++;
  const dir = join(root, String(folders));
  await mkdir(dir, { recursive: true });
  return dir;
}

/** Writes files (name → content) into a new folder and gives its path. */
export async function folderOf(files: Record<string, string | Buffer>): Promise<string> {
  const dir = await newFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
  return dir;
}

export type Given = Partial<Omit<LandOptions, 'dir' | 'named'>> & {
  timezone?: string;
  exportedAt?: string;
  importedAt?: string;
};

/** Lands the paths as a command line would. */
export async function land(paths: string[], given: Given = {}): Promise<{ landing: Landing; dir: string }> {
  const dir = await newFolder();
  const sources = await unfold(await discover(paths), join(dir, 'sheets'));
  const landing = await landFiles(sources, {
    alreadyLanded: new Set(),
    ...given,
    dir,
    named: new Set(paths),
  });
  return { landing, dir };
}

export type Loaded = {
  landing: Landing;
  dir: string;
  report: LoadReport;
  rows(sql: string): Promise<Record<string, Json>[]>;
};

/** Loads landed files into a database of their own. */
export async function load(landing: Landing, dir: string, given: Given = {}): Promise<Loaded> {
  const connection = await newDatabase();
  const report = await loadRaw(
    connection,
    [
      {
        no: 1,
        id: 'first',
        dir,
        landing,
        exportedAt: given.exportedAt ?? null,
        importedAt: given.importedAt ?? '2026-11-22T12:00:00Z',
      },
    ],
    { timezone: given.timezone ?? 'UTC' },
  );
  return { landing, dir, report, rows: (sql) => rowsOf(connection, sql) };
}

export async function newDatabase(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  await connection.run("attach ':memory:' as raw");
  return connection;
}

/** Lands and loads files given by name → content, each named on the command line. */
export async function ingest(files: Record<string, string | Buffer>, given: Given = {}): Promise<Loaded> {
  const folder = await folderOf(files);
  const { landing, dir } = await land(
    Object.keys(files).map((name) => join(folder, name)),
    given,
  );
  return load(landing, dir, given);
}

/** The values of one column of one file of deals, given as texts, after loading. */
export async function dealsColumn(column: string, texts: string[], given: Given = {}): Promise<Json[]> {
  const quoted = texts.map((text, at) => `d${at},"${text.replaceAll('"', '""')}"`);
  const loaded = await ingest({ 'deals.csv': `deal_id,${column}\n${quoted.join('\n')}\n` }, given);
  return (await loaded.rows(`select ${column} as x from raw.deals order by record`)).map(
    (row) => row.x ?? null,
  );
}

/** The VoronkaError that a promise ends in. */
export async function failure(work: Promise<unknown>): Promise<VoronkaError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof VoronkaError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}
