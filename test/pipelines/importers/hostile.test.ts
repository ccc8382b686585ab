import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VoronkaError } from '../../../lib/errors.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { land, load } from '../ingest/support.ts';
import { forms } from './twelve/forms.ts';
import { sequence, worse } from './worse.ts';

const root = scratchFolder('hostile');
/** Mutations of each form; VORONKA_FUZZ asks for more. */
const each = Number(process.env.VORONKA_FUZZ ?? 6);

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
