import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { cellText } from '../../lib/cell-text.ts';
import { asVoronkaError } from '../../lib/errors.ts';
import { openPublished } from '../../lib/published.ts';
import { version } from '../../lib/version.ts';
import { readCurrent } from '../../lib/workspace/current.ts';
import { buildIds, importIds } from '../../lib/workspace/manifest.ts';
import { readSettings } from '../../lib/workspace/settings.ts';
import type { Context } from '../context.ts';
import { print, printJson } from '../output.ts';

async function engineVersion(): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll('select version()');
  connection.closeSync();
  instance.closeSync();
  return String(reader.getRows()[0]?.[0]);
}

async function freeBytes(dir: string): Promise<number | null> {
  for (let at = dir; ; at = dirname(at)) {
    const found = await statfs(at).catch(() => null);
    if (found) return found.bavail * found.bsize;
    if (at === dirname(at)) return null;
  }
}

async function fault(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    return asVoronkaError(thrown).message;
  }
}

/** `doctor`: 0 when all is well, 1 when the workspace is not. */
export async function runDoctor(context: Context): Promise<number> {
  const dir = context.workspace;
  const build = await readCurrent(dir).catch(() => null);
  const faults = [
    await fault(() => readCurrent(dir)),
    await fault(() => readSettings(dir)),
    build ? await fault(async () => (await openPublished(dir)).close()) : null,
  ].filter((one) => one !== null);
  const settings = await readSettings(dir).catch(() => null);
  const document = {
    version,
    node: process.versions.node,
    duckdb: await engineVersion(),
    platform: `${process.platform} ${process.arch}`,
    memory_gb: Math.round(totalmem() / 2 ** 27) / 8,
    memory_free_gb: Math.round(freemem() / 2 ** 27) / 8,
    disk_free_gb: ((bytes) => (bytes === null ? null : Math.round(bytes / 2 ** 27) / 8))(
      await freeBytes(dir),
    ),
    workspace: dir,
    timezone: settings?.timezone ?? null,
    base_currency: settings?.baseCurrency ?? null,
    build,
    builds: (await buildIds(dir)).length,
    imports: (await importIds(dir)).length,
    faults,
  };
  if (context.json) await printJson(document);
  else
    await print(
      Object.entries(document)
        .map(([name, value]) => `${name.padEnd(16)}${cellText(value, context.language)}`)
        .join('\n'),
    );
  return faults.length > 0 ? 1 : 0;
}
