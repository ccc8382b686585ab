import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generateCompany } from '../../fixtures/company/generate.ts';
import { ask } from '../../lib/ask.ts';
import { figures } from '../../lib/figures/index.ts';
import { type Query, querySchema } from '../../lib/schema/query.ts';
import type { Warehouse } from '../../lib/warehouse.ts';
import { skeletonsOf } from '../naive/visits.ts';
import { writeWorld } from '../naive/write-world.ts';
import { scratchFolder } from '../support/scratch.ts';
import { isRefused, opinionWorld } from '../support/second-opinion.ts';
import { importInto } from '../support/warehouse.ts';
import { reportNames } from './claims.ts';
import { type Walk, walkFigures } from './walk.ts';
import { waysOf } from './ways.ts';

const folder = scratchFolder('figures');
const open: Warehouse[] = [];
afterAll(() => {
  for (const warehouse of open) warehouse.close();
});

const walkOf = (): Walk => ({ problems: [], seen: new Set(), asked: 0 });
const daysBefore = (instant: string) => (days: number) =>
  new Date(Date.parse(instant) - days * 86_400_000).toISOString().slice(0, 10);

/** The twelve deals of fixtures/tiny, imported once. */
let tinyBuild: Promise<Warehouse> | undefined;
function tiny(): Promise<Warehouse> {
  const from = join(import.meta.dirname, '..', '..', 'fixtures', 'tiny');
  const files = readdirSync(from).filter((file) => file.endsWith('.csv'));
  tinyBuild ??= importInto(
    join(folder, 'tiny'),
    files.map((file) => join(from, file)),
    {
      processes: [join(from, 'process.yaml')],
      timezone: 'Europe/Moscow',
      baseCurrency: 'RUB',
      exportedAt: '2026-06-30T20:59:59Z',
    },
  ).then(({ warehouse }) => {
    open.push(warehouse);
    return warehouse;
  });
  return tinyBuild;
}

const deals = async (query: Query) => ask(await tiny(), 'deals', querySchema.parse(query));

/** Compared with no figure of a report: what lies beyond a quantile. */
const uncompared = ['durations.over_p75_now'];

test('every figure of twelve deals counts the deals behind it', async () => {
  const walk = await walkFigures(await tiny(), waysOf(daysBefore('2026-06-30')), walkOf(), { step: 150 });
  expect(walk.problems).toEqual([]);
  expect([...figures.keys()].filter((name) => !walk.seen.has(name))).toEqual(uncompared);
}, 300_000);

test('so does every figure of the demo company, by its calendar and currencies', async () => {
  const { files } = await generateCompany({ dir: join(folder, 'company'), deals: 150, leads: 100 });
  const { warehouse } = await importInto(join(folder, 'company-workspace'), files, {
    processes: ['sales-process-guide'],
    timezone: 'Europe/Moscow',
    baseCurrency: 'RUB',
  });
  open.push(warehouse);
  const ways = waysOf(daysBefore('2026-09-30')).slice(0, 2);
  const walk = { ...walkOf(), seen: new Set(figures.keys()) };
  await walkFigures(warehouse, ways, walk, { step: 60 });
  await walkFigures(warehouse, [{ reports: ['funnel'], query: { process: 'guide-lead' } }], walk, {
    step: 17,
  });
  expect(walk.problems).toEqual([]);
  expect(walk.asked).toBeGreaterThan(15);
}, 300_000);

test('so does every figure of twenty random worlds', async () => {
  const walk = { ...walkOf(), seen: new Set(figures.keys()) };
  for (let seed = 1, taken = 0; taken < 20; seed += 1) {
    const world = opinionWorld(seed);
    const process = world.processes.find((one) => skeletonsOf(world, one).length > 0);
    if (isRefused(world) || !process) continue;
    taken += 1;
    const { data, exportedAt, ...options } = writeWorld(world, join(folder, `world-${seed}`));
    const { warehouse } = await importInto(join(folder, `workspace-${seed}`), [data], {
      ...options,
      exportedAt,
    });
    const ways = waysOf(daysBefore(exportedAt));
    const { query, reports = reportNames } = ways[taken % ways.length]!;
    const way = {
      query: { ...query, process: process.id },
      reports: [reports[taken % reports.length]!],
    };
    await walkFigures(warehouse, [way], walk, { step: 5, start: seed, most: taken * 4 });
    warehouse.close();
  }
  expect(walk.problems).toEqual([]);
  expect(walk.asked).toBeGreaterThan(40);
}, 300_000);

test('the list behind a figure is paged, ordered and searched, the figure stays', async () => {
  const whole = await deals({ figure: 'funnel.reached', stage: ['meeting'], limit: 0 });
  const rows = whole.rows as { deal_id: string; name: string }[];
  const page = await deals({
    figure: 'funnel.reached',
    stage: ['meeting'],
    limit: 2,
    offset: 1,
    sort: 'deal_id',
  });
  const ids = rows.map(({ deal_id }) => deal_id).sort();
  expect(rows).toHaveLength(Number(whole.total));
  expect((page.rows as typeof rows).map(({ deal_id }) => deal_id)).toEqual(ids.slice(1, 3));
  expect(page).toMatchObject({ figure: 'funnel.reached', total: whole.total, amount: whole.amount });
  const one = await deals({ figure: 'funnel.reached', stage: ['meeting'], q: ids[0]!.toLowerCase() });
  expect(one).toMatchObject({ total: 1, amount: whole.amount });
});

test('over_p75_now lists the open stays beyond the quantile of the report', async () => {
  const { stages } = (await ask(await tiny(), 'durations', {})) as unknown as {
    stages: { stage: string; p75: number | null }[];
  };
  const all = (await deals({ outcome: ['open'], limit: 0 })) as unknown as {
    rows: { deal_id: string; stage: string; stage_age_days: number }[];
  };
  for (const { stage, p75 } of stages) {
    const behind = await deals({ figure: 'durations.over_p75_now', stage: [stage], limit: 0 });
    const ids = (behind.rows as { deal_id: string }[]).map(({ deal_id }) => deal_id);
    const late = all.rows.filter((row) => row.stage === stage && p75 !== null && row.stage_age_days > p75);
    // Deals without history have an age, and feed no quantile.
    expect(late.map(({ deal_id }) => deal_id)).toEqual(expect.arrayContaining(ids));
  }
});

test('what a figure does not use is told, what a plain list does not use too', async () => {
  expect(await deals({ figure: 'overview.open', from: '2026-01-01', policy: 'strict' })).toMatchObject({
    ignored: ['from', 'policy'],
  });
  expect(await deals({ from: '2026-01-01', reason: [''], source: [''] })).toMatchObject({
    ignored: ['from', 'reason'],
  });
});

test('a group narrows a plain list as well: its parts add up to the whole', async () => {
  const whole = await deals({ limit: 0 });
  const sources = [...new Set((whole.rows as { source: string | null }[]).map(({ source }) => source ?? ''))];
  let total = 0;
  for (const source of sources) total += Number((await deals({ group_by: ['source'], key: [source] })).total);
  expect(total).toBe(whole.total);
});

test.each(['age_days', 'stage_age_days', 'pushes', 'probability'])('deals sort by %s', async (sort) => {
  const values = async (by: string) =>
    ((await deals({ sort: by, limit: 0 })).rows as Record<string, number | null>[]).map((row) => row[sort]!);
  const up = await values(sort);
  const known = up.filter((value) => value !== null);
  expect(known).toEqual([...known].sort((a, b) => a - b));
  expect(up.slice(known.length).every((value) => value === null)).toBe(true);
  const down = (await values(`-${sort}`)).filter((value) => value !== null);
  expect(down).toEqual([...known].reverse());
});

test('deals sort by the number of rules that they break now', async () => {
  const rows = (await deals({ sort: '-flags', limit: 0 })).rows as { flags: string[] }[];
  const counts = rows.map(({ flags }) => flags.length);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
});

test.each([
  [{ figure: 'funnel.lst' }, /no figure "funnel\.lst"/],
  [{ figure: 'funnel.reached' }, /needs stage/],
  [{ figure: 'funnel.reached', stage: ['nowhere'] }, /one stage of the process/],
  [{ figure: 'funnel.cases', basis: 'closed' }, /cannot be cut by basis/],
  [{ figure: 'funnel.cases', key: ['a'] }, /1 key for 0 group_by/],
  [{ figure: 'compliance.cases', rule: ['none'] }, /no rule "none"/],
  [{ figure: 'variants.path', path: 'inquiry,nowhere' }, /no stage "nowhere"/],
  [{ sort: 'constructor' }, /cannot be sorted/],
] as [Query, RegExp][])('%o is wrong use', async (query, message) => {
  await expect(deals(query)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(message),
  });
});

test('an unknown figure names those that are known', async () => {
  await expect(deals({ figure: 'x.y' })).rejects.toMatchObject({
    hint: expect.stringContaining([...figures.keys()].join(', ')),
  });
});
