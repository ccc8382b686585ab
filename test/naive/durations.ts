import type { Process, ProcessState } from '../../lib/process/types.ts';
import type { NaiveCase } from './cases.ts';
import { stagesOf } from './passages.ts';
import { closedAtOf, instantOf } from './rows.ts';
import {
  asOfOf,
  excludedList,
  grouped,
  groupKey,
  inWindow,
  matchingCases,
  type Window,
  windowOf,
} from './select.ts';
import { firstAtOrBelow, kaplanMeier, mean, median, quantile } from './statistics.ts';
import { isoInstant, microsPerDay } from './time.ts';
import type { NaiveVisit } from './visits.ts';
import type { NaiveQuery, World } from './world.ts';

/** A visit of an active stage with what it lasted (microseconds) until its exit or T. */
type Stay = { c: NaiveCase; visit: NaiveVisit; time: number; ended: boolean };

type Basis = 'entered' | 'exited' | 'created';

function staysIn(cases: readonly NaiveCase[], asOf: number, basis: Basis, window: Window): Stay[] {
  const stays: Stay[] = [];
  for (const c of cases) {
    for (const visit of c.mapped) {
      if (visit.state!.kind !== 'active' || visit.enteredAt === null) continue;
      const instant = basis === 'created' ? c.createdAt : basis === 'exited' ? visit.leftAt : visit.enteredAt;
      if (basis === 'exited' && visit.leftAt === null) continue;
      if (!inWindow(window, instant)) continue;
      const ended = visit.leftAt !== null;
      stays.push({ c, visit, time: (visit.leftAt ?? asOf) - visit.enteredAt, ended });
    }
  }
  return stays;
}

/** `unit=case`: the sum of a case's stays, censored if its last one is open. */
function perCase(stays: readonly Stay[]): Stay[] {
  return grouped(stays, (stay) => stay.c.id).map(([, own]) => ({
    ...own.at(-1)!,
    time: own.reduce((sum, stay) => sum + stay.time, 0),
  }));
}

const inDays = (micros: number | null) => (micros === null ? null : micros / microsPerDay);

/** An open stay without history whose beginning is exported: it can be over its limit. */
function isAlone(world: World, { c, ended }: Stay): boolean {
  return c.history === 'none' && !ended && instantOf(c.row.stage_entered_at, world) !== null;
}

function stageRow(world: World, all: readonly Stay[], stage: ProcessState, unit: 'visit' | 'case') {
  const here = all.filter((stay) => stay.visit.state === stage);
  const withHistory = here.filter(({ c }) => c.history === 'rows');
  const known = unit === 'case' ? perCase(withHistory) : withHistory;
  const alone = here.filter((stay) => isAlone(world, stay));
  const curve = kaplanMeier(known.map(({ time, ended }) => ({ time, event: ended })));
  const completed = known.filter((stay) => stay.ended).map((stay) => stay.time);
  const limit = stage.limitDays;
  return {
    stage: stage.id,
    n: known.length,
    completed: completed.length,
    censored: known.length - completed.length,
    median: inDays(firstAtOrBelow(curve, 0.5)),
    median_low: inDays(firstAtOrBelow(curve, 0.5, (point) => point.low)),
    median_high: inDays(firstAtOrBelow(curve, 0.5, (point) => point.high)),
    p25: inDays(firstAtOrBelow(curve, 0.75)),
    p75: inDays(firstAtOrBelow(curve, 0.25)),
    p90: inDays(firstAtOrBelow(curve, 0.1)),
    naive_mean: inDays(mean(completed)),
    naive_median: inDays(median(completed)),
    limit_days: limit,
    over_limit:
      limit === null ? null : [...known, ...alone].filter(({ time }) => time > limit * microsPerDay).length,
  };
}

/** Closing instant − creation over the cases that ended so; without history only when both instants are exported. */
function cycleRow(
  world: World,
  cases: readonly NaiveCase[],
  outcome: 'won' | 'lost',
  basis: Basis,
  window: Window,
) {
  const times = cases.flatMap((c) => {
    if (c.outcome !== outcome || c.createdAt === null || c.closedAt === null) return [];
    if (!inWindow(window, basis === 'created' ? c.createdAt : c.closedAt)) return [];
    if (c.history === 'none') {
      const exported =
        instantOf(c.row.created_at, world) !== null && closedAtOf(c.row.closed_at, world) !== null;
      if (!exported) return [];
    }
    return [c.closedAt - c.createdAt];
  });
  return {
    n: times.length,
    mean: inDays(mean(times)),
    median: inDays(median(times)),
    p25: inDays(quantile(times, 0.25)),
    p75: inDays(quantile(times, 0.75)),
    p90: inDays(quantile(times, 0.9)),
  };
}

/** METRICS 3: stage durations of a process, as the document of CONTRACT 3; calendar clock only. */
export function naiveDurations(world: World, process: Process, query: NaiveQuery = {}) {
  const asOf = asOfOf(world, query);
  const window = windowOf(world, query);
  const basis: Basis = query.basis === 'created' || query.basis === 'exited' ? query.basis : 'entered';
  const unit = query.unit ?? 'visit';
  const cases = matchingCases(world, process, query, asOf);
  const stays = staysIn(cases, asOf, basis, window);
  const rows = (own: readonly Stay[]) => stagesOf(process).map((stage) => stageRow(world, own, stage, unit));
  const instant = ({ c, visit }: Stay) =>
    basis === 'created' ? c.createdAt : basis === 'exited' ? visit.leftAt : visit.enteredAt;
  const groupBy = query.group_by;
  const staying = new Set(stays.map(({ c }) => c.id));
  const has = (c: NaiveCase) => staying.has(c.id);
  const whole = !window.bounded && basis !== 'exited';
  const open = cases.filter((c) => c.outcome === 'open' && c.createdAt !== null);
  const document = {
    metric: 'durations',
    process: process.id,
    as_of: isoInstant(asOf),
    n_cases: new Set(stays.filter(({ c }) => c.history === 'rows').map(({ c }) => c.id)).size,
    excluded: excludedList([
      {
        reason: 'no_history',
        unit: 'case',
        n: cases.filter((c) => c.history === 'none' && (whole || has(c))).length,
      },
      {
        reason: 'no_visit',
        unit: 'case',
        n: cases.filter((c) => c.history === 'rows' && whole && !has(c)).length,
      },
    ]),
    stages: rows(stays),
    cycle: {
      won: cycleRow(world, cases, 'won', basis, window),
      lost: cycleRow(world, cases, 'lost', basis, window),
      open: { n: open.length, median_age: inDays(median(open.map((c) => asOf - c.createdAt!))) },
    },
  };
  if (!groupBy) return document;
  const telling = stays.filter((stay) => stay.c.history === 'rows' || isAlone(world, stay));
  const groups = grouped(telling, (stay) => groupKey(world, groupBy, stay.c, instant(stay)));
  return { ...document, groups: groups.map(([key, own]) => ({ key, stages: rows(own) })) };
}
