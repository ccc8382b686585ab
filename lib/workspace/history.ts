import { readCurrent } from './current.ts';
import { type BuildManifest, buildIds, importIds, readBuild, readImport } from './manifest.ts';

type Counts = { read: number; loaded: number; rejected: number; duplicates: number };

/** A file of an import; the counts are null when no kept build holds the import. */
export type ImportedFile = { readonly file: string; readonly kind: string | null } & {
  readonly [name in keyof Counts]: number | null;
};

export type ImportEntry = {
  readonly id: string;
  readonly imported_at: string | null;
  readonly exported_at: string | null;
  readonly active: boolean;
  readonly state: 'active' | 'removed';
  readonly files: readonly ImportedFile[];
  readonly rejected: number | null;
};

export type BuildEntry = {
  readonly id: string;
  readonly created: string;
  readonly as_of: string;
  readonly published: boolean;
  readonly imports: readonly string[];
  readonly processes: readonly string[];
};

type Reported = Counts & { import: string; file: string; kind: string };

/** What the latest kept build that holds the import said of its files, by file and kind. */
function countsOf(id: string, newestFirst: readonly BuildManifest[]): Map<string, Reported> {
  const build = newestFirst.find(({ imports }) => imports.includes(id));
  const files = (build?.report.files ?? []) as Reported[];
  return new Map(
    files.filter((file) => file.import === id).map((file) => [`${file.file}\n${file.kind}`, file]),
  );
}

/** Every import and every kept build of a workspace, newest first. */
export async function readHistory(dir: string): Promise<{ imports: ImportEntry[]; builds: BuildEntry[] }> {
  const current = await readCurrent(dir);
  const read = await Promise.all((await buildIds(dir)).reverse().map((id) => readBuild(dir, id)));
  const manifests = read.filter((one) => one !== null);
  const active = new Set(manifests.find(({ id }) => id === current)?.imports);
  const imports: ImportEntry[] = [];
  for (const id of (await importIds(dir)).reverse()) {
    const manifest = await readImport(dir, id);
    const counts = countsOf(id, manifests);
    const landed = [...(manifest?.landing.files ?? []), ...(manifest?.landing.words ?? [])];
    const files = landed.map((file): ImportedFile => {
      const {
        read = null,
        loaded = null,
        rejected = null,
        duplicates = null,
      } = counts.get(`${file.name}\n${file.kind}`) ?? {};
      return { file: file.name, kind: String(file.kind ?? '') || null, read, loaded, rejected, duplicates };
    });
    imports.push({
      id,
      imported_at: manifest?.importedAt ?? null,
      exported_at: manifest?.exportedAt ?? null,
      active: active.has(id),
      state: active.has(id) ? 'active' : 'removed',
      files,
      rejected: counts.size === 0 ? null : files.reduce((sum, file) => sum + (file.rejected ?? 0), 0),
    });
  }
  const builds = manifests.map(({ id, created, as_of, imports, processes }) => ({
    id,
    created,
    as_of,
    published: id === current,
    imports,
    processes,
  }));
  return { imports, builds };
}
