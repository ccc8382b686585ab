import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { VoronkaError } from '../lib/errors.ts';
import { noQuestions } from '../lib/schema/questions.ts';
import { activeImports } from '../lib/workspace/active.ts';
import { sweep } from '../lib/workspace/clean.ts';
import { nextId } from '../lib/workspace/id.ts';
import { takeLock } from '../lib/workspace/lock.ts';
import { type BuildManifest, type ImportManifest, importIds, readImport } from '../lib/workspace/manifest.ts';
import { workspacePaths } from '../lib/workspace/paths.ts';
import type { WorkspaceSettings } from '../lib/workspace/settings.ts';
import type { Engine, Progress } from './engine.ts';
import { readExportedAt } from './exported-at.ts';
import type { ImportDocument } from './import-document.ts';
import { checkOptions, type ImportOptions, settingsFor } from './import-options.ts';
import { type Mapping, readMapping } from './ingest/mapping.ts';

export type { ImportOptions } from './import-options.ts';

import { buildAndPublish } from './publish.ts';

async function landedHashes(dir: string, ids: readonly string[]): Promise<Set<string>> {
  const hashes = new Set<string>();
  for (const id of ids) {
    const manifest = await readImport(dir, id);
    const { files = [], words = [] } = manifest?.landing ?? {};
    for (const file of [...files, ...words]) hashes.add(file.sha256);
  }
  return hashes;
}

function sameFiles(files: readonly { readonly sha256: string }[], hashes: ReadonlySet<string>): boolean {
  const own = new Set(files.map(({ sha256 }) => sha256));
  return own.size === hashes.size && [...own].every((sha256) => hashes.has(sha256));
}

function changesSettings(
  current: BuildManifest,
  settings: WorkspaceSettings,
  args: readonly string[],
): boolean {
  const sameProcesses = args.length === 0 || args.join('\n') === settings.processes.join('\n');
  const sameCurrency = !settings.baseCurrency || settings.baseCurrency === current.base_currency;
  return !(sameProcesses && sameCurrency && settings.timezone === current.timezone);
}

/**
 * Loads exports: lands the files, builds from all active imports and these, checks, publishes.
 * @throws VoronkaError bad_input, checks_failed, no_space, busy, usage: nothing is published then
 */
export async function importFiles(options: ImportOptions, engine: Engine): Promise<ImportDocument> {
  const { workspace: dir, paths: given, processes: processArgs = [], dryRun = false } = options;
  const onProgress: Progress = options.onProgress ?? (() => undefined);
  checkOptions(options);
  const mapping = options.mapping ? await readMappingFile(options.mapping) : null;
  const paths = workspacePaths(dir);
  const lock = await takeLock(paths.lock, { waitMs: options.waitMs ?? 60_000, onWait: options.onWait });
  try {
    await sweep(dir);
    const settings = await settingsFor(dir, options, mapping?.read.files);
    const importedAt = new Date().toISOString();
    const exportedAt =
      options.exportedAt !== undefined ? readExportedAt(options.exportedAt, settings.timezone) : null;
    const active = await activeImports(dir);
    const hashes = await landedHashes(dir, active.ids);
    const id = nextId(await importIds(dir));
    const partial = paths.landingPartial(id);
    await mkdir(partial, { recursive: true });
    try {
      onProgress('read', 0, null);
      const landing = await engine.land(given, {
        dir: partial,
        mapping: mapping?.read ?? null,
        remembered: settings.mapping,
        alreadyLanded: options.replace ? new Set() : hashes,
        dates: options.dates ?? null,
        decimal: options.decimal ?? null,
        encoding: options.encoding ?? null,
        delimiter: options.delimiter ?? null,
        from: options.from ?? null,
        contents: options.contents ?? false,
      });
      const { tables = [], ...kept } = landing;
      const { skipped } = kept;
      const manifest: ImportManifest = {
        id,
        importedAt,
        exportedAt,
        mapping: mapping?.text ?? null,
        landing: kept as unknown as ImportManifest['landing'],
      };
      const landed = [...landing.files, ...(landing.words ?? [])];
      const sameAgain = options.replace && sameFiles(landed, hashes);
      const nothingNew = landed.length === 0 || sameAgain === true;
      if (nothingNew && !active.current) {
        throw new VoronkaError(
          'bad_input',
          `Nothing recognised in ${given.map((path) => basename(path)).join(', ')}.`,
        );
      }
      const saysMore = options.choices !== undefined;
      const asBefore = active.current && !saysMore && !changesSettings(active.current, settings, processArgs);
      if (nothingNew && active.current && asBefore && (await engine.isReadable(dir))) {
        return {
          ...(active.current.report as ImportDocument),
          import: null,
          skipped,
          questions: { ...noQuestions, tables },
          published: true,
          warnings: repeatedWarnings(landing.repeated),
        };
      }
      return await buildAndPublish({
        dir,
        engine,
        imports: options.replace && !nothingNew ? [] : active.ids,
        added: nothingNew ? null : manifest,
        settings,
        processArgs,
        skipped,
        tables,
        warnings: [...landing.warnings, ...repeatedWarnings(landing.repeated)],
        dryRun,
        onProgress,
      });
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}

function repeatedWarnings(names: readonly string[]): string[] {
  return names.map((name) => `${name} is in the build already, byte for byte; it was not read again.`);
}

async function readMappingFile(path: string): Promise<{ text: string; read: Mapping }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new VoronkaError('bad_input', `The mapping ${path} cannot be read.`, 'Check the path.', { cause });
  }
  return { text, read: readMapping(text, path) };
}
