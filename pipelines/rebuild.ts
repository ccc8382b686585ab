import { VoronkaError } from '../lib/errors.ts';
import { noQuestions } from '../lib/schema/questions.ts';
import { activeImports } from '../lib/workspace/active.ts';
import { sweep } from '../lib/workspace/clean.ts';
import { writeCurrent } from '../lib/workspace/current.ts';
import { takeLock } from '../lib/workspace/lock.ts';
import { importIds } from '../lib/workspace/manifest.ts';
import { workspacePaths } from '../lib/workspace/paths.ts';
import type { Engine } from './engine.ts';
import type { ImportDocument } from './import-document.ts';
import { checkOptions, type ImportOptions, settingsFor } from './import-options.ts';
import { buildAndPublish } from './publish.ts';

export type RebuildOptions = Pick<
  ImportOptions,
  | 'workspace'
  | 'processes'
  | 'timezone'
  | 'baseCurrency'
  | 'choices'
  | 'waitMs'
  | 'onWait'
  | 'onProgress'
  | 'onNewZone'
>;

async function rebuildFrom(
  options: RebuildOptions,
  engine: Engine,
  choose: (active: readonly string[]) => Promise<readonly string[]>,
): Promise<ImportDocument> {
  const { workspace: dir } = options;
  checkOptions(options);
  // Before the lock too: a mistyped workspace is not created.
  await choose((await activeImports(dir)).ids);
  const paths = workspacePaths(dir);
  const lock = await takeLock(paths.lock, { waitMs: options.waitMs ?? 60_000, onWait: options.onWait });
  try {
    await sweep(dir);
    const settings = await settingsFor(dir, options);
    const active = await activeImports(dir);
    const imports = await choose(active.ids);
    if (imports.length === 0) {
      await writeCurrent(dir, null);
      return nothing(settings.timezone, settings.baseCurrency);
    }
    return await buildAndPublish({
      dir,
      engine,
      imports,
      added: null,
      settings,
      processArgs: options.processes ?? [],
      skipped: [],
      tables: [],
      warnings: [],
      dryRun: false,
      onProgress: options.onProgress ?? (() => undefined),
    });
  } finally {
    lock.release();
  }
}

function nothing(timezone: string, baseCurrency: string | null): ImportDocument {
  return {
    import: null,
    build: null,
    published: false,
    as_of: null,
    timezone,
    base_currency: baseCurrency,
    processes: [],
    files: [],
    skipped: [],
    unmapped_stages: [],
    questions: noQuestions,
    rejected: 0,
    warnings: ['No import is active: nothing is published now.'],
  };
}

/** Builds again from the active imports with the present definitions. @throws VoronkaError no_build without any */
export function rebuild(options: RebuildOptions, engine: Engine): Promise<ImportDocument> {
  return rebuildFrom(options, engine, async (active) => {
    if (active.length > 0) return active;
    throw new VoronkaError(
      'no_build',
      'There is nothing to rebuild: no import is active.',
      'voronka import PATH…',
    );
  });
}

async function known(dir: string, id: string): Promise<readonly string[]> {
  const ids = await importIds(dir);
  if (ids.includes(id)) return ids;
  throw new VoronkaError('usage', `There is no import ${id}.`, 'voronka imports list names them.');
}

/** Builds without one import and publishes that; its files stay in landing. @throws VoronkaError usage */
export function removeImport(id: string, options: RebuildOptions, engine: Engine): Promise<ImportDocument> {
  return rebuildFrom(options, engine, async (active) => {
    if (active.includes(id)) return active.filter((one) => one !== id);
    await known(options.workspace, id);
    throw new VoronkaError('usage', `The import ${id} is not active.`);
  });
}

/** Takes a removed import in again, at its place in time. @throws VoronkaError usage */
export function restoreImport(id: string, options: RebuildOptions, engine: Engine): Promise<ImportDocument> {
  return rebuildFrom(options, engine, async (active) => {
    await known(options.workspace, id);
    if (active.includes(id)) throw new VoronkaError('usage', `The import ${id} is active already.`);
    return [...active, id].sort();
  });
}
