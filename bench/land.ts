import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { shapeOf } from '../pipelines/ingest/describe-file.ts';
import { discover } from '../pipelines/ingest/discover.ts';
import { readHead } from '../pipelines/ingest/head.ts';
import { landFiles } from '../pipelines/ingest/land.ts';
import { loadRaw } from '../pipelines/ingest/load-raw.ts';
import { recogniseKind } from '../pipelines/ingest/recognise.ts';
import { fittingForms } from '../pipelines/ingest/recognise-form.ts';
import { unfold } from '../pipelines/ingest/unfold.ts';

/**
 * A process of its own that lands a path and says how long that took, then loads it into raw tables.
 * With --know every file is looked at once more before, as landing does.
 */
const [path, dir, what] = process.argv.slice(2);
if (!path || !dir) throw new Error('usage: land.ts PATH DIR [--load|--know]');

const cpu = (): number => Object.values(process.cpuUsage()).reduce((sum, one) => sum + one, 0) / 1e6;
const [started, cpuBefore] = [performance.now(), cpu()];
const sources = await unfold(await discover([path]), join(dir, 'sheets'));
if (what === '--know') {
  for (const source of sources) {
    const head = await readHead(source);
    const shape = shapeOf(head);
    if (!('why' in shape)) recogniseKind(source.name, shape.headers);
    fittingForms(source.name, head);
  }
}
const known = performance.now();
const landing = await landFiles(sources, { dir, alreadyLanded: new Set(), named: new Set() });
const landed = performance.now();
const landCpu = cpu() - cpuBefore;
if (what === '--load') {
  const file = join(dir, 'raw.duckdb');
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
  const connection = await instance.connect();
  await connection.run(`attach '${file}' as raw`);
  const times = { exportedAt: '2026-09-30T15:00:00Z', importedAt: '2026-09-30T15:00:00Z' };
  await loadRaw(connection, [{ no: 1, id: 'bench', dir, landing, ...times }], { timezone: 'Europe/Moscow' });
  connection.closeSync();
  instance.closeSync();
  rmSync(file, { force: true });
}
console.log(
  JSON.stringify({
    files: landing.files.length,
    skipped: landing.skipped.length,
    known: (known - started) / 1000,
    land: (landed - started) / 1000,
    landCpu,
    all: (performance.now() - started) / 1000,
    allCpu: cpu() - cpuBefore,
  }),
);
