import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VoronkaError } from '../lib/errors.ts';
import type { SeenTable } from '../lib/schema/seen-table.ts';
import { version } from '../lib/version.ts';
import { pruneBuilds } from '../lib/workspace/clean.ts';
import { writeCurrent } from '../lib/workspace/current.ts';
import { renameDurably, syncFile, syncTree, writeDurably } from '../lib/workspace/durable.ts';
import { nextId } from '../lib/workspace/id.ts';
import { type BuildManifest, buildIds, type ImportManifest, readImport } from '../lib/workspace/manifest.ts';
import { workspacePaths } from '../lib/workspace/paths.ts';
import { type WorkspaceSettings, writeSettings } from '../lib/workspace/settings.ts';
import type { Engine, Progress } from './engine.ts';
import type { FileCount, ImportDocument, SkippedFile } from './import-document.ts';
import type { LandedImport, Landing } from './ingest/landing.ts';

export type PublishRequest = {
  readonly dir: string;
  readonly engine: Engine;
  /** Ids of landed imports to build from, in order. */
  readonly imports: readonly string[];
  /** An import that still lies in its partial folder. */
  readonly added: ImportManifest | null;
  readonly settings: WorkspaceSettings;
  /** `--process` arguments of this command. */
  readonly processArgs: readonly string[];
  readonly skipped: readonly SkippedFile[];
  readonly tables: readonly SeenTable[];
  readonly warnings: readonly string[];
  readonly dryRun: boolean;
  readonly onProgress: Progress;
};

async function engineImports(request: PublishRequest): Promise<LandedImport[]> {
  const paths = workspacePaths(request.dir);
  const list: { manifest: ImportManifest; dir: string }[] = [];
  for (const id of request.imports) {
    const manifest = await readImport(request.dir, id);
    if (!manifest)
      throw new VoronkaError(
        'internal',
        `The import ${id} is gone from landing.`,
        `voronka imports remove ${id}`,
      );
    list.push({ manifest, dir: paths.landed(id) });
  }
  if (request.added) list.push({ manifest: request.added, dir: paths.landingPartial(request.added.id) });
  return list.map(({ manifest, dir }, index) => ({
    no: index + 1,
    id: manifest.id,
    dir,
    landing: manifest.landing as unknown as Landing,
    exportedAt: manifest.exportedAt,
    importedAt: manifest.importedAt,
  }));
}

/** Writes definitions into the workspace; one that a person has made their own is never replaced by an inferred one. */
async function keepDefinitions(
  dir: string,
  copies: readonly { file: string; text: string }[],
  inferred: readonly { id: string; yaml: string }[],
): Promise<void> {
  if (copies.length + inferred.length > 0) await mkdir(dir, { recursive: true });
  for (const { file, text } of copies) await writeDurably(join(dir, file), text);
  for (const { id, yaml } of inferred) {
    const path = join(dir, `${id}.yaml`);
    const present = await readFile(path, 'utf8').catch(() => null);
    if (present === null || /^inferred:\s*true\b/m.test(present)) await writeDurably(path, yaml);
  }
}

/** Files of the latest import first, in their own order within it. */
function latestFirst(files: readonly FileCount[], imports: readonly LandedImport[]): FileCount[] {
  const place = new Map(imports.map(({ id, no }) => [id, no]));
  return [...files].sort((a, b) => (place.get(b.import) ?? 0) - (place.get(a.import) ?? 0));
}

/** Rows refused in one import, or in all. */
function rejectedOf(files: readonly FileCount[], id: string | null): number {
  const own = id === null ? files : files.filter((file) => file.import === id);
  return own.reduce((sum, file) => sum + file.rejected, 0);
}

/**
 * Builds from the given imports, checks, and publishes. Until the last rename the former build answers;
 * whatever is left by a failure is removed, by a kill is swept at the next import.
 * @throws VoronkaError as the engine does; nothing is published then
 */
export async function buildAndPublish(request: PublishRequest): Promise<ImportDocument> {
  const { dir, engine, added, settings } = request;
  const paths = workspacePaths(dir);
  await mkdir(paths.builds, { recursive: true });
  const id = nextId(await buildIds(dir));
  const scratchDir = paths.scratch(id);
  await mkdir(scratchDir, { recursive: true });
  try {
    const chosen = await engine.chooseProcesses(request.processArgs, dir);
    const imports = await engineImports(request);
    const report = await engine.build({
      file: paths.buildPartial(id),
      scratchDir,
      imports,
      settings,
      workspaceDir: dir,
      processes: request.processArgs.length > 0 ? request.processArgs : settings.processes,
      isTrial: request.dryRun,
      onProgress: request.onProgress,
    });
    const document: ImportDocument = {
      import: added?.id ?? null,
      build: request.dryRun ? null : id,
      published: !request.dryRun,
      as_of: report.as_of,
      timezone: settings.timezone,
      base_currency: report.base_currency,
      processes: report.processes,
      files: latestFirst(report.files, imports),
      skipped: request.skipped,
      unmapped_stages: report.unmapped_stages,
      questions: { ...report.questions, tables: request.tables },
      rejected: rejectedOf(report.files, added?.id ?? null),
      warnings: [...request.warnings, ...report.warnings],
    };
    if (request.dryRun) return document;

    request.onProgress('publish', 0, 1);
    await syncFile(paths.buildPartial(id));
    if (added) {
      const partial = paths.landingPartial(added.id);
      const landing = report.landings.at(-1) ?? added.landing;
      await writeDurably(join(partial, 'import.json'), `${JSON.stringify({ ...added, landing }, null, 1)}\n`);
      await syncTree(partial);
      await renameDurably(partial, paths.landed(added.id));
    }
    const manifest: BuildManifest = {
      id,
      created: new Date().toISOString(),
      as_of: report.as_of,
      timezone: settings.timezone,
      base_currency: report.base_currency,
      version,
      imports: imports.map((one) => one.id),
      processes: report.processes.map((process) => process.id),
      report: { ...document, questions: { ...document.questions, tables: [] } },
    };
    await writeDurably(paths.buildManifest(id), `${JSON.stringify(manifest, null, 1)}\n`);
    await renameDurably(paths.buildPartial(id), paths.build(id));
    await keepDefinitions(paths.processes, chosen.copies, report.inferred);
    await writeSettings(dir, {
      ...settings,
      baseCurrency: settings.baseCurrency ?? report.base_currency,
      processes: request.processArgs.length > 0 ? chosen.ids : settings.processes,
    });
    await writeCurrent(dir, id);
    request.onProgress('publish', 1, 1);
    // Published is published: an old build that cannot be removed is no failure.
    await pruneBuilds(dir).catch(() => []);
    return document;
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
    await rm(paths.buildPartial(id), { force: true });
    await rm(`${paths.buildPartial(id)}.wal`, { force: true });
    if (added) await rm(paths.landingPartial(added.id), { recursive: true, force: true });
  }
}
