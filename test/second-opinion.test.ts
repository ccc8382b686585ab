import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask } from '../lib/ask.ts';
import { askRows } from '../lib/row-sets.ts';
import { querySchema } from '../lib/schema/query.ts';
import type { Warehouse } from '../lib/warehouse.ts';
import { naiveCompliance } from './naive/compliance.ts';
import { naiveDurations } from './naive/durations.ts';
import { naiveForecast } from './naive/forecast.ts';
import { naiveFunnel } from './naive/funnel.ts';
import { chanceOf } from './naive/random.ts';
import { randomWorld } from './naive/random-world.ts';
import { naiveStock } from './naive/stock.ts';
import { isoInstant, microsPerDay } from './naive/time.ts';
import { naiveVariants } from './naive/variants.ts';
import { naiveVisits } from './naive/visits.ts';
import { naiveWinloss } from './naive/winloss.ts';
import type { NaiveQuery, World } from './naive/world.ts';
import { writeWorld } from './naive/write-world.ts';
import { scratchFolder } from './support/scratch.ts';
import { differences } from './support/subset.ts';
import { importInto } from './support/warehouse.ts';

/** Worlds of up to 40 deals each; SECOND_OPINION_SEEDS=2000 looks longer, SECOND_OPINION_FROM=17 at one. */
const seeds = Number(process.env.SECOND_OPINION_SEEDS ?? 80);
const first = Number(process.env.SECOND_OPINION_FROM ?? 1);
const folder = scratchFolder('second-opinion');

type Naive = (world: World, process: World['processes'][number], query: NaiveQuery) => Record<string, unknown>;

const answers: Record<string, Naive> = {
  funnel: naiveFunnel,
  stock: naiveStock,
  durations: naiveDurations,
  winloss: naiveWinloss,
  forecast: naiveForecast,
  compliance: naiveCompliance,
  variants: naiveVariants,
};

/** What the second implementation does not claim, or claims in another shape. */
function comparable(metric: string, document: Record<string, unknown>, query: NaiveQuery): Record<string, unknown> {
  const { metric: _metric, ...rest } = structuredClone(document) as Record<string, unknown>;
  if (metric === 'funnel') {
    for (const stage of rest.stages as Record<string, unknown>[]) delete stage.name;
    for (const group of (rest.groups ?? []) as { stages: Record<string, unknown>[] }[]) {
      for (const stage of group.stages) delete stage.name;
    }
    if ((query.basis ?? 'created') !== 'created') delete rest.policies;
  }
  if (metric === 'durations' && rest.groups) {
    // A group whose only stays have no history has no curve and no row.
    rest.groups = (rest.groups as { stages: { n: number }[] }[]).filter(({ stages }) => stages.some(({ n }) => n > 0));
  }
  if (metric === 'stock') delete rest.weeks;
  if (metric === 'compliance') for (const rule of rest.rules as Record<string, unknown>[]) delete rule.why;
  return rest;
}

function queriesOf(seed: number, world: World): Record<string, NaiveQuery[]> {
  const chance = chanceOf(seed * 7919);
  const day = (back: number) => isoInstant(world.importInstant - back * microsPerDay).slice(0, 10);
  const asOf = () => ({ as_of: isoInstant(world.importInstant - chance.whole(0, 100 * 24) * (microsPerDay / 24)) });
  const window = () => ({ from: day(chance.whole(60, 150)), to: day(chance.whole(0, 60)) });
  const group = () => ({ group_by: chance.pick(['source', 'owner', 'month'] as const) });
  const filter = () => chance.pick<NaiveQuery>([{ source: ['site'] }, { owner: ['anna', ''] }, { amount_min: 1000 }, { source: [''] }]);
  const some = (...parts: (() => object)[]) =>
    Object.assign({}, ...parts.map((part) => (chance.yes(0.5) ? part() : {}))) as NaiveQuery;
  const bases = (...names: string[]) => ({ basis: chance.pick(names) }) as NaiveQuery;
  return {
    funnel: [
      {},
      { policy: 'observed' },
      { policy: 'strict' },
      some(asOf, window, filter),
      { ...some(asOf, filter), ...group() },
      { ...some(window, asOf), ...bases('entered', 'exited'), policy: chance.pick(['implied', 'observed', 'strict']) },
    ],
    stock: [{}, some(asOf, filter)],
    durations: [{}, some(asOf, window, filter), { unit: 'case', ...some(asOf) }, { ...some(asOf), ...bases('created', 'exited'), ...window() }, group()],
    winloss: [{}, some(asOf, window, filter), { ...window(), basis: 'created' }],
    forecast: [{}, some(asOf, filter)],
    compliance: [{}, some(asOf, filter), some(window)],
    variants: [{}, some(asOf, window)],
  };
}

async function compareVisits(world: World, warehouse: Warehouse, asOf: number) {
  for (const process of world.processes) {
    const actual = await askRows(warehouse, 'visits', querySchema.parse({ process: process.id, as_of: isoInstant(asOf), limit: 0 }));
    const got = (actual.rows as Record<string, unknown>[]).map((row) => ({
      case: row.deal_id ?? row.lead_id,
      stage: row.kind === 'unmapped' ? null : row.stage,
      entered: row.entered_at,
      left: row.left_at,
      exit: row.kind === 'active' ? row.exit : undefined,
    }));
    const wanted = naiveVisits(world, process, asOf).map((visit) => ({
      case: visit.case,
      stage: visit.state?.id ?? null,
      entered: visit.enteredAt === null ? null : isoInstant(visit.enteredAt),
      left: visit.leftAt === null ? null : isoInstant(visit.leftAt),
      exit: visit.state?.kind === 'active' ? visit.exit : undefined,
    }));
    const order = (rows: typeof wanted) => rows.map((row) => JSON.stringify(row)).sort();
    expect(order(got as typeof wanted)).toEqual(order(wanted));
  }
}

describe('a naive second implementation agrees on random histories', () => {
  for (let seed = first; seed < first + seeds; seed += 1) {
    test(`world ${seed}`, async () => {
      const world = randomWorld(seed);
      const written = writeWorld(world, join(folder, `world-${seed}`));
      const { warehouse } = await importInto(join(folder, `workspace-${seed}`), [written.data], {
        processes: written.processes,
        exportedAt: written.exportedAt,
        timezone: written.timezone,
        baseCurrency: written.baseCurrency,
      });
      try {
        await compareVisits(world, warehouse, world.importInstant);
        for (const [metric, queries] of Object.entries(queriesOf(seed, world))) {
          for (const query of queries) {
            for (const process of world.processes) {
              // Under a free order the engine always answers by `observed`.
              const own = process.order === 'free' ? { ...query, policy: undefined } : query;
              const expected = comparable(metric, answers[metric]!(world, process, own), own);
              const asked = querySchema.parse({ ...own, process: process.id, limit: 0 });
              const actual = await ask(warehouse, metric, asked);
              const found = differences(expected, actual);
              expect({ metric, query, process: process.id, found }).toEqual({ metric, query, process: process.id, found: [] });
            }
          }
        }
      } finally {
        warehouse.close();
      }
    });
  }
});
