import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { VoronkaError } from '../../../lib/errors.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { land, load } from '../ingest/support.ts';
import { forms } from './twelve/forms.ts';
import { sequence, worse } from './worse.ts';

/**
 * Files made worse, each recognised and read, or refused in words that say why. `hostile.test.ts` does the same with whole
 * exports of which one file is worse; here a table lies beside others like it, and a list of records by itself, for one that
 * is cut off refuses the whole import. VORONKA_MUTATIONS says how many, of all forms together.
 */
const root = scratchFolder('mutations');
const each = Math.ceil(Number(process.env.VORONKA_MUTATIONS ?? 520) / forms.length);

/** What became of a folder of files: how many were read, or the words in which they were refused. */
async function outcome(folder: string, isLoaded: boolean): Promise<{ read: number } | { refused: string }> {
  try {
    const { landing, dir } = await land([folder]);
    const files = isLoaded ? (await load(landing, dir)).report.files : [];
    for (const one of files) expect(one.read).toBe(one.loaded + one.rejected + one.duplicates);
    rmSync(dir, { recursive: true, force: true });
    const told = new Set([...landing.skipped.map(({ file }) => file), ...landing.repeated]);
    return { read: readdirSync(folder).length - told.size };
  } catch (thrown) {
    if (thrown instanceof VoronkaError && thrown.code !== 'internal') return { refused: thrown.message };
    throw thrown;
  }
}

test.each(forms.map(([form], no) => [form.name, form, no] as const))(
  '%s: a worse file is read, or refused in words',
  async (_name, form, no) => {
    const whole = join(root, `${no}`);
    mkdirSync(whole);
    form.write(whole);
    const files = readdirSync(whole).map((name) => [name, readFileSync(join(whole, name))] as const);
    const next = sequence(4_000_000 + no);
    const together = files.every(([name]) => extname(name) === '.json') ? 1 : 8;
    let read = 0;
    for (let done = 0; done < each; done += together) {
      const folder = join(root, `${no}-${done}`);
      mkdirSync(folder);
      for (let copy = 0; copy < together; copy++) {
        const [name, bytes] = files[next(files.length)]!;
        const stem = name.slice(0, name.length - extname(name).length);
        writeFileSync(join(folder, `${stem} ${copy}${extname(name)}`), worse(bytes, next));
      }
      const found = await outcome(folder, next(20) === 0).catch((thrown) =>
        Promise.reject(new Error(`after ${done}`, { cause: thrown })),
      );
      if ('read' in found) read += found.read;
      rmSync(folder, { recursive: true });
    }
    expect(read).toBeGreaterThan(0);
  },
  3_600_000,
);
