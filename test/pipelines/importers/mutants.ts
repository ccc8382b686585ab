import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { expect, test } from 'vitest';
import { VoronkaError } from '../../../lib/errors.ts';
import { discover } from '../../../pipelines/ingest/discover.ts';
import { landFiles } from '../../../pipelines/ingest/land.ts';
import { landFile } from '../../../pipelines/ingest/land-file.ts';
import type { SourceFile } from '../../../pipelines/ingest/source-file.ts';
import { unfold } from '../../../pipelines/ingest/unfold.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { load } from '../ingest/support.ts';
import type { FormExport } from './twelve/form-export.ts';
import { sequence, worse } from './worse.ts';

/** What became of files made worse; together they are all of them. */
export type Fates = { read: number; refused: number };

const isInWords = (thrown: unknown) => thrown instanceof VoronkaError && thrown.code !== 'internal';

function folderIn(root: string, name: string): string {
  const dir = join(root, name);
  for (const part of ['files', 'text']) mkdirSync(join(dir, part), { recursive: true });
  return dir;
}

/** Whether a list of records can be copied by itself: one that breaks off refuses the whole import, a table never does. */
async function isWhole(source: SourceFile, dir: string): Promise<boolean> {
  if (!source.name.endsWith('.json')) return true;
  const options = { dir, alreadyLanded: new Set<string>(), named: new Set<string>() };
  try {
    await landFile(source, 1, new Set(), options);
    return true;
  } catch (thrown) {
    if (isInWords(thrown)) return false;
    throw new Error(source.name, { cause: thrown });
  }
}

/** Imports files; where the import is refused in words, its halves are imported, down to the file that is to blame. */
async function imported(sources: readonly SourceFile[], root: string, isLoaded: boolean): Promise<Fates> {
  if (sources.length === 0) return { read: 0, refused: 0 };
  const dir = folderIn(root, 'import');
  const halve = async (): Promise<Fates> => {
    rmSync(dir, { recursive: true });
    const middle = Math.ceil(sources.length / 2);
    const [a, b] = [
      await imported(sources.slice(0, middle), root, isLoaded),
      await imported(sources.slice(middle), root, isLoaded),
    ];
    return { read: a.read + b.read, refused: a.refused + b.refused };
  };
  try {
    const landing = await landFiles(sources, { dir, alreadyLanded: new Set(), named: new Set() });
    const files = isLoaded ? (await load(landing, dir)).report.files : [];
    for (const one of files) expect(one.read).toBe(one.loaded + one.rejected + one.duplicates);
    rmSync(dir, { recursive: true });
    const told = new Set([...landing.skipped.map(({ file }) => file), ...landing.repeated]);
    return { read: sources.length - told.size, refused: told.size };
  } catch (thrown) {
    const isOne = sources.length === 1;
    if (isInWords(thrown)) return isOne ? { read: 0, refused: 1 } : halve();
    if (isOne) throw new Error(sources[0]!.name, { cause: thrown });
    await halve();
    throw thrown;
  }
}

const together = 20;

/** How many files of each form are made worse: of all forms 10,000, or as many as VORONKA_MUTATIONS says. */
export const mutations = (forms: number): number =>
  Math.ceil(Number(process.env.VORONKA_MUTATIONS ?? 10_000) / forms);

/** Makes one file: its name and its bytes. */
export type Maker = (next: (n: number) => number) => { name: string; bytes: Buffer };

/** The files of a form, one of them made worse. */
export function worseFileOf(form: FormExport): Maker {
  const whole = mkdtempSync(join(tmpdir(), 'voronka-form-'));
  form.write(whole);
  const files = readdirSync(whole).map((name) => ({ name, bytes: readFileSync(join(whole, name)) }));
  rmSync(whole, { recursive: true });
  return (next) => {
    const { name, bytes } = files[next(files.length)]!;
    return { name, bytes: worse(bytes, next) };
  };
}

/** Writes files under names of their own and gives what an import of the folder finds in them. */
async function written(folder: string, count: number, make: () => ReturnType<Maker>): Promise<SourceFile[]> {
  mkdirSync(folder);
  for (let copy = 0; copy < count; copy++) {
    const { name, bytes } = make();
    const { name: stem, ext } = parse(name);
    writeFileSync(join(folder, `${stem} ${copy}${ext}`), bytes);
  }
  return unfold(await discover([folder]), `${folder}.sheets`);
}

/**
 * Checks that each of so many worse files is recognised and read, or refused in words that say why: never a crash. Of twenty
 * imports the first is loaded too, and what is read is loaded, rejected or a duplicate. A seed gives the same files every time.
 */
export function mutate(
  makers: readonly (readonly [name: string, seed: number, Maker])[],
  each: number,
): void {
  const root = scratchFolder('mutations');
  test.each(makers)(
    '%s: a worse file is read, or refused in words',
    async (_name, seed, maker) => {
      const next = sequence(4_000_000 + seed);
      const alone = folderIn(root, 'alone');
      const fates: Fates = { read: 0, refused: 0 };
      for (let done = 0; done < each; done += together) {
        const folder = join(root, `${seed}-${done}`);
        const sources = await written(folder, Math.min(together, each - done), () => maker(next));
        const whole: SourceFile[] = [];
        for (const source of sources) if (await isWhole(source, alone)) whole.push(source);
        const isLoaded = done % (20 * together) === 0;
        const { read, refused } = await imported(whole, root, isLoaded);
        fates.read += read;
        fates.refused += refused + sources.length - whole.length;
        for (const path of [folder, `${folder}.sheets`]) rmSync(path, { recursive: true, force: true });
      }
      expect(fates.read).toBeGreaterThan(0);
      expect(fates.read + fates.refused).toBeGreaterThanOrEqual(each);
    },
    3_600_000,
  );
}
