import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { VoronkaError } from '../errors.ts';
import { isId } from './id.ts';
import { workspacePaths } from './paths.ts';

const landedFile = z.looseObject({ name: z.string(), sha256: z.string() });

/** One import as it lies in landing; `landing` is the reader's own record of the files and their decided formats. */
const importSchema = z.object({
  id: z.string(),
  importedAt: z.string(),
  exportedAt: z.string().nullable(),
  mapping: z.string().nullable(),
  landing: z.looseObject({
    files: z.array(landedFile),
    /** Files of names alone. */
    words: z.array(landedFile).optional(),
  }),
});

/** The manifest `landing/<id>/import.json`. */
export type ImportManifest = z.infer<typeof importSchema>;

const buildSchema = z.object({
  id: z.string(),
  created: z.string(),
  as_of: z.string(),
  timezone: z.string(),
  base_currency: z.string(),
  version: z.string(),
  /** The active imports, in order: the one place that says which they are. */
  imports: z.array(z.string()),
  processes: z.array(z.string()),
  /** The `import` document that this build gave. */
  report: z.record(z.string(), z.unknown()),
});

/** The manifest `builds/<id>.json`, written before the build is published. */
export type BuildManifest = z.infer<typeof buildSchema>;

async function readManifest<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw thrown;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new VoronkaError(
      'internal',
      `${path} is damaged.`,
      'Restore it from a copy, or import the files again.',
      { cause },
    );
  }
}

/** The manifest of a landed import, or null. */
export async function readImport(dir: string, id: string): Promise<ImportManifest | null> {
  return isId(id) ? readManifest(join(workspacePaths(dir).landed(id), 'import.json'), importSchema) : null;
}

/** The manifest of a build, or null. */
export async function readBuild(dir: string, id: string): Promise<BuildManifest | null> {
  return isId(id) ? readManifest(workspacePaths(dir).buildManifest(id), buildSchema) : null;
}

async function names(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw thrown;
  }
}

/** Ids of all landed imports, active or not, oldest first. */
export async function importIds(dir: string): Promise<string[]> {
  return (await names(workspacePaths(dir).landing)).filter(isId).sort();
}

/** Ids of the builds that are whole (file and manifest), oldest first. */
export async function buildIds(dir: string): Promise<string[]> {
  const found = new Set(await names(workspacePaths(dir).builds));
  return [...found]
    .filter(
      (name) => name.endsWith('.duckdb') && isId(name.slice(0, -7)) && found.has(`${name.slice(0, -7)}.json`),
    )
    .map((name) => name.slice(0, -7))
    .sort();
}
