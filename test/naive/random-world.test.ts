import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDefinition } from '../../lib/process/read.ts';
import type { Process } from '../../lib/process/types.ts';
import { naiveCases } from './cases.ts';
import { naiveCompliance } from './compliance.ts';
import { naiveDurations } from './durations.ts';
import { naiveForecast } from './forecast.ts';
import { naiveFunnel } from './funnel.ts';
import { exportedAt, randomWorld } from './random-world.ts';
import { naiveStock } from './stock.ts';
import { isoInstant, localDay, microsPerDay } from './time.ts';
import { naiveVariants } from './variants.ts';
import { naiveVisits } from './visits.ts';
import { naiveWinloss } from './winloss.ts';
import type { NaiveQuery } from './world.ts';
import { processYaml, writeWorld } from './write-world.ts';

const seeds = Array.from({ length: 60 }, (_, n) => n + 1);

function queriesFor(seed: number): NaiveQuery[] {
  const world = randomWorld(seed);
  const day = (back: number) => localDay(world.importInstant - back * microsPerDay, world.timezone);
  return [
    {},
    { as_of: day(30 + (seed % 50)), policy: 'observed' },
    { from: day(90), to: day(10), policy: 'strict', group_by: 'source' },
    {
      from: day(60),
      basis: 'entered',
      owner: ['Ada', ''],
      as_of: isoInstant(world.importInstant - microsPerDay),
    },
    { from: day(60), to: day(5), basis: 'exited', unit: 'case', group_by: 'month' },
  ];
}

test('one seed is one world', () => {
  for (const seed of seeds.slice(0, 20)) expect(randomWorld(seed)).toEqual(randomWorld(seed));
  expect(randomWorld(1)).not.toEqual(randomWorld(2));
});

test('reached = advanced + lost + neutral + open under every policy, for every seed', () => {
  for (const seed of seeds) {
    const world = randomWorld(seed);
    for (const process of world.processes) {
      for (const query of queriesFor(seed)) {
        const { stages, totals } = naiveFunnel(world, process, query);
        expect(totals.won + totals.lost + totals.open + totals.neutral).toBe(totals.cases);
        for (const row of stages) {
          if (row.reached === null || query.basis === 'exited') continue;
          expect(row.advanced! + row.lost! + row.neutral! + row.open!).toBe(row.reached);
        }
      }
    }
  }
});

test('visits of one case follow each other without gap or overlap', () => {
  for (const seed of seeds) {
    const world = randomWorld(seed);
    for (const process of world.processes) {
      const visits = naiveVisits(world, process);
      visits.forEach((visit, index) => {
        const next = visits[index + 1];
        if (visit.leftAt !== null) expect(visit.leftAt).toBeGreaterThanOrEqual(visit.enteredAt!);
        if (next?.case !== visit.case) return;
        if (next.segment === visit.segment) expect(visit.leftAt).toBe(next.enteredAt);
        else expect(visit.exit).toBe('switched');
      });
    }
  }
});

test('no answer reads what happened after T', () => {
  for (const seed of seeds) {
    const world = randomWorld(seed);
    const asOf = world.importInstant - 20 * microsPerDay;
    const later = { ...world, activities: world.activities.filter((a) => Number(a.created_at ?? 0) <= asOf) };
    for (const process of world.processes) {
      const query = { as_of: isoInstant(asOf) };
      expect(naiveCompliance(later, process, query).flags.filter((f) => f.rule === 'stage_overdue')).toEqual(
        naiveCompliance(world, process, query).flags.filter((f) => f.rule === 'stage_overdue'),
      );
      for (const c of naiveCases(world, process, asOf)) {
        for (const visit of c.visits) expect(visit.enteredAt ?? 0).toBeLessThanOrEqual(asOf);
      }
    }
  }
});

test('every answer can be given for every seed, and the worlds hold every nastiness', () => {
  const seen = new Set<string>();
  for (const seed of seeds) {
    const world = randomWorld(seed);
    for (const process of world.processes) {
      for (const query of queriesFor(seed)) {
        naiveDurations(world, process, query);
        naiveWinloss(world, process, query);
        naiveForecast(world, process, query);
        naiveVariants(world, process, query);
        for (const { rule } of naiveCompliance(world, process, query).flags) seen.add(rule);
      }
      naiveStock(world, process, {}, 3);
      for (const visit of naiveVisits(world, process)) {
        seen
          .add(visit.exit ?? 'open')
          .add(visit.inferred ? 'inferred' : 'row')
          .add(visit.history);
      }
      for (const c of naiveCases(world, process)) {
        seen.add(`${c.outcome} case`).add(`${c.money.missing}`);
        if (c.reopened) seen.add('reopened case');
        if (c.undated) seen.add('undated');
        if (c.disqualified) seen.add('disqualified');
      }
    }
  }
  expect([...seen].sort()).toMatchInlineSnapshot(`
    [
      "advance",
      "amount_missing",
      "back",
      "backward_move",
      "catch_up",
      "close_date_missing",
      "close_date_passed",
      "close_date_pushed",
      "created_late",
      "disqualified",
      "field_missing",
      "inferred",
      "left_final_stage",
      "lost",
      "lost case",
      "lost_without_reason",
      "mapped",
      "moved_with_open_tasks",
      "moved_without_action",
      "neutral",
      "neutral case",
      "next_step_overdue",
      "no_amount",
      "no_next_step",
      "no_rate",
      "none",
      "null",
      "open",
      "open case",
      "ping_pong",
      "reopened",
      "reopened case",
      "repeat",
      "row",
      "rows",
      "skip",
      "skipped_stage",
      "stage_overdue",
      "stalled",
      "switched",
      "task_overdue",
      "undated",
      "unmapped",
      "won",
      "won case",
    ]
  `);
});

test('a world is written as canonical files, a column only where somebody fills it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'naive-'));
  try {
    const world = randomWorld(7, { deals: 5, processes: 2 });
    const written = writeWorld(world, dir);
    expect(written.exportedAt).toBe(exportedAt(world));
    expect(readdirSync(dir).sort()).toEqual(['data', 'process-2.yaml', 'process.yaml']);
    const lines = readFileSync(join(written.data, 'deals.csv'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(world.deals.length + 1);
    expect(lines[0]).toMatch(/^deal_id,/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('a written definition reads back as the same process, the names of implied states apart', () => {
  const told = ({ id, entity, order, repeats, pipelines, resumeFromNeutral, rules, states }: Process) => ({
    ...{ id, entity, order, repeats, pipelines, resumeFromNeutral, rules },
    states: states.map((state) => (state.implied ? { ...state, name: null } : state)),
  });
  for (const seed of seeds) {
    for (const process of randomWorld(seed).processes) {
      expect(readDefinition(processYaml(process), { file: 'process.yaml' }).map(told)).toEqual([
        told(process),
      ]);
    }
  }
});
