import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import { askDeal } from '../../lib/deal.ts';
import { querySchema } from '../../lib/schema/query.ts';
import { type Chance, chanceOf } from '../naive/random.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type Imported, importInto } from '../support/warehouse.ts';

/** Random lists, and what a person with a pencil reads from them (METRICS 1, snapshots only). */
type Seen = {
  readonly stage: string;
  readonly entered: number | null;
  readonly updated: number | null;
  readonly closed: number | null;
};

const hour = 3_600_000;
const created = Date.parse('2026-01-01T00:00:00Z');
const scratch = scratchFolder('snapshots-random');
const process = fileURLToPath(new URL('../../fixtures/tiny/process.yaml', import.meta.url));
const stages = ['Inquiry', 'Meeting', 'Offer', 'Contract', 'Won', 'Lost'];
const isFinal = (stage: string) => stage === 'Won' || stage === 'Lost';
const text = (instant: number | null) => (instant === null ? '' : new Date(instant).toISOString());

/** A deal as a list at an instant might say it: any of its dates may be absent, or older than the list before. */
function look(random: Chance, at: number, before: Seen | undefined): Seen {
  if (before && random.yes(0.4)) return before;
  const some = (chance: number) =>
    random.yes(chance) ? at - random.whole(0, Math.floor((at - created) / hour)) * hour : null;
  const stage = random.pick(stages);
  return { stage, entered: some(0.3), updated: some(0.6), closed: isFinal(stage) ? some(0.7) : null };
}

type Stay = { readonly stage: string; readonly at: number; readonly within: number };

/** The stays that successive looks tell, each with how long before it may have begun; null when nothing moved. */
function pencil(looks: readonly { readonly at: number; readonly seen: Seen }[]): Stay[] | null {
  const [first, ...later] = looks;
  if (!first || later.every(({ seen }) => seen.stage === first.seen.stage)) return null;
  const { stage, entered, updated, closed } = first.seen;
  const told = (isFinal(stage) ? closed : null) ?? entered;
  const guessed = isFinal(stage) ? (updated ?? first.at) : created;
  const stays: Stay[] = [{ stage, at: told ?? guessed, within: told === null ? first.at - created : 0 }];
  for (const [index, { at, seen }] of later.entries()) {
    const before = looks[index]!;
    if (seen.stage === before.seen.stage) continue;
    const between = (instant: number | null) => instant !== null && instant > before.at && instant <= at;
    const exact = [isFinal(seen.stage) ? seen.closed : null, seen.entered].find(between) ?? null;
    const moved = exact ?? (between(seen.updated) ? seen.updated! : at);
    stays.push({ stage: seen.stage, at: moved, within: exact === null ? moved - before.at : 0 });
  }
  return stays;
}

test.each([1, 2, 3])('random lists, seed %i: the stays are those that a pencil finds', async (seed) => {
  const random = chanceOf(seed);
  const deals = new Map<string, { at: number; seen: Seen }[]>();
  let imported: Imported | undefined;
  for (let no = 1; no <= 4; no += 1) {
    const at = created + no * random.whole(20, 28) * hour + no * 24 * hour;
    const rows: string[] = [];
    for (let n = 1; n <= 25; n += 1) {
      if (random.yes(0.15)) continue;
      const id = `D${n}`;
      const known = deals.get(id) ?? [];
      const seen = look(random, at, known.at(-1)?.seen);
      deals.set(id, [...known, { at, seen }]);
      rows.push(
        [id, seen.stage, text(created), ...[seen.updated, seen.entered, seen.closed].map(text)].join(),
      );
    }
    const file = join(scratch, `deals-${seed}-${no}.csv`);
    const columns = 'deal_id,stage,created_at,updated_at,stage_entered_at,closed_at';
    writeFileSync(file, `${[columns, ...rows].join('\n')}\n`);
    imported?.warehouse.close();
    imported = await importInto(join(scratch, `workspace-${seed}`), [file], {
      exportedAt: text(at),
      processes: [process],
      timezone: 'UTC',
      baseCurrency: 'RUB',
    });
  }
  let moved = 0;
  for (const [id, looks] of deals) {
    const expected = pencil(looks);
    if (expected === null) continue;
    moved += 1;
    const { visits } = await askDeal(imported!.warehouse, id, querySchema.parse({}));
    const found = (visits as Record<string, unknown>[]).map((visit) => ({
      stage: String(visit.stage),
      at: Date.parse(String(visit.at)),
      within: Math.round(Number(visit.entered_within_days) * 24 * hour),
    }));
    expect(found, id).toEqual(expected.map((stay) => ({ ...stay, stage: stay.stage.toLowerCase() })));
  }
  expect(moved).toBeGreaterThan(10);
  const rows = [...deals.values()].flat().length;
  // Every deal stands where its latest list has it.
  expect(await ask(imported!.warehouse, 'reconciliation', {})).toMatchObject({
    entities: [{ read: rows, superseded: rows - deals.size, ids: deals.size, cases: deals.size }],
    total: 0,
  });
  imported?.warehouse.close();
});
