import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine, EngineReport } from '../../pipelines/engine.ts';
import type { LandedFile, Landing } from '../../pipelines/ingest/landing.ts';

/** An engine that lands any file and builds a warehouse of one number: how many files went in. */
export function fakeEngine(overrides: Partial<Engine> = {}): Engine {
  return {
    async land(paths, { dir, alreadyLanded }): Promise<Landing> {
      const landing: Landing = { files: [], skipped: [], repeated: [], warnings: [] };
      await mkdir(join(dir, 'files'), { recursive: true });
      for (const path of paths) {
        const bytes = await readFile(path);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const name = basename(path);
        if (alreadyLanded.has(sha256)) landing.repeated.push(name);
        else {
          await writeFile(join(dir, 'files', name), bytes);
          landing.files.push({ name, sha256, stored: `files/${name}` } as LandedFile);
        }
      }
      return landing;
    },
    async chooseProcesses(args) {
      return { ids: [...args], copies: [] };
    },
    isReadable: async () => true,
    async build({ file, imports }): Promise<EngineReport> {
      const landed = imports.flatMap((one) =>
        one.landing.files.map(({ name }) => ({ import: one.id, file: name })),
      );
      const instance = await DuckDBInstance.create(file);
      const connection = await instance.connect();
      await connection.run(`create table files as select ${landed.length} as n`);
      connection.closeSync();
      instance.closeSync();
      return {
        as_of: '2026-09-30T00:00:00Z',
        base_currency: 'RUB',
        processes: [{ id: 'deals', entity: 'deal', pipelines: [null], inferred: true, cases: landed.length }],
        files: landed.map((one) => ({
          ...one,
          kind: 'deals',
          crm: 'canonical',
          read: 1,
          loaded: 1,
          rejected: 0,
          duplicates: 0,
        })),
        unmapped_stages: [],
        questions: { stages: [], ends: [], states: {}, names: [] },
        rejected: 0,
        warnings: [],
        inferred: [],
        landings: imports.map((one) => one.landing),
      };
    },
    ...overrides,
  };
}
