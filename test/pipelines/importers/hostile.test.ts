import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VoronkaError } from '../../../lib/errors.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { land, load } from '../ingest/support.ts';
import { forms } from './twelve/forms.ts';

const root = scratchFolder('hostile');
/** Mutations of each form; VORONKA_FUZZ asks for more. */
const each = Number(process.env.VORONKA_FUZZ ?? 6);

/** A seeded sequence of whole numbers below `n`. */
function sequence(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const hostile = [
  '\0',
  '"',
  "'; drop table words; --",
  '=cmd|"/c calc"!A1',
  '{'.repeat(300),
  '['.repeat(300),
  '\u202e\ufeff',
  '9'.repeat(400),
  'NaN',
  '0001-01-01T00:00:00Z',
  '\r\n;;;,,,\t',
  '<script>alert(1)</script>',
  `"${'x'.repeat(5000)}`,
];

/** One file made worse: cut off, a stretch lost or doubled, a byte changed, a hostile text put in. */
function worse(bytes: Buffer, next: (n: number) => number): Buffer {
  const at = next(bytes.length);
  const end = Math.min(bytes.length, at + 1 + next(200));
  const around = (middle: Buffer, from = at, to = at) =>
    Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);
  switch (next(5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return around(Buffer.alloc(0), at, end);
    case 2:
      return around(bytes.subarray(at, end));
    case 3:
      return around(Buffer.from([next(256)]), at, at + 1);
    default:
      return around(Buffer.from(hostile[next(hostile.length)]!));
  }
}

/** What an import of the files comes to: loaded, or refused in words. Anything else is thrown. */
async function outcome(folder: string): Promise<'loaded' | 'refused'> {
  try {
    const { landing, dir } = await land([folder]);
    const { report, rows } = await load(landing, dir);
    await rows('select count(*) as n from raw.deals');
    for (const one of report.files) expect(one.read).toBe(one.loaded + one.rejected + one.duplicates);
    return 'loaded';
  } catch (thrown) {
    if (thrown instanceof VoronkaError && thrown.code !== 'internal') return 'refused';
    throw thrown;
  }
}

test.each(forms.map(([form], no) => [form.name, form, no] as const))(
  '%s: whatever is done to a file, the answer is clear',
  async (_name, form, no) => {
    const whole = join(root, `${no}`);
    mkdirSync(whole);
    form.write(whole);
    const files = readdirSync(whole).map((name) => [name, readFileSync(join(whole, name))] as const);
    const next = sequence(20261122 + no);
    const seen = new Set<string>();
    for (let round = 0; round < each; round++) {
      const folder = join(root, `${no}-${round}`);
      mkdirSync(folder);
      const chosen = next(files.length);
      for (const [index, [name, bytes]] of files.entries())
        writeFileSync(join(folder, name), index === chosen ? worse(bytes, next) : bytes);
      seen.add(
        await outcome(folder).catch((thrown) =>
          Promise.reject(new Error(`round ${round}, ${files[chosen]![0]}`, { cause: thrown })),
        ),
      );
    }
    expect(seen.has('loaded')).toBe(true);
  },
  120_000,
);
