import type { Process, ProcessState } from '../../lib/process/types.ts';
import { arrivals, hasMeaning, type Setting } from './arrivals.ts';
import { sumOfMoney } from './attributes.ts';
import type { NaiveCase } from './cases.ts';
import { transitionsOf } from './cases.ts';
import { type Fate, type Policy, passageBeyond, stagesOf, visitsIn } from './passages.ts';
import {
  asOfOf,
  createdIn,
  excludedList,
  grouped,
  groupKey,
  matchingCases,
  moneyExclusions,
  windowOf,
} from './select.ts';
import { eventualShare, share, wilson } from './statistics.ts';
import { isoInstant } from './time.ts';
import type { NaiveQuery, World } from './world.ts';

const policies: readonly Policy[] = ['implied', 'observed', 'strict'];

function stageRow(cases: readonly NaiveCase[], stage: ProcessState, policy: Policy, setting: Setting) {
  const position = stage.position!;
  const there = arrivals(cases, stage, policy, setting);
  const known = hasMeaning(policy, setting);
  const by = (fate: Fate) => there.filter((a) => a.fate === fate).map((a) => a.c);
  const [advanced, lost, neutral, open] = [by('advanced'), by('lost'), by('neutral'), by('open')];
  const own = setting.basis === 'created' ? cases : there.map((a) => a.c);
  const current = own.filter((c) => c.current === stage.id);
  const back = own.filter(
    (c) =>
      c.history === 'rows' &&
      transitionsOf(c.mapped).some(
        ({ from, to }) =>
          from.state === stage && to.state!.kind === 'active' && to.state!.position! < position,
      ),
  );
  const skipped = own.filter(
    (c) => c.history === 'rows' && c.furthest > position && visitsIn(c, stage).length === 0,
  );
  const first = arrivals(cases, stagesOf(setting.process)[0]!, policy, setting);
  const n = there.length;
  const interval = wilson(advanced.length, advanced.length + lost.length);
  const passages = own.flatMap((c) => passageBeyond(c, stage, setting.asOf) ?? []);
  const policyBound = {
    reached: n,
    advanced: advanced.length,
    lost: lost.length,
    disqualified: lost.filter((c) => c.disqualified).length,
    neutral: neutral.length,
    open: open.length,
    conversion: share(advanced.length, n),
    resolved_conversion: share(advanced.length, advanced.length + lost.length),
    ci_low: interval.low,
    ci_high: interval.high,
    bound_low: share(advanced.length, n),
    bound_high: share(advanced.length + open.length, n),
    eventual_conversion: eventualShare(passages),
    from_entry: setting.basis === 'created' ? share(n, first.length) : null,
    to_won: share(there.filter(({ c }) => c.outcome === 'won').length, n),
    amount_reached: sumOfMoney(there.map((a) => a.c)),
    amount_advanced: sumOfMoney(advanced),
    amount_lost: sumOfMoney(lost),
    amount_open: sumOfMoney(open),
  };
  const blank = Object.fromEntries(Object.keys(policyBound).map((key) => [key, null]));
  return {
    stage: stage.id,
    name: stage.name.en,
    position,
    ...((known ? policyBound : blank) as {
      [Key in keyof typeof policyBound]: (typeof policyBound)[Key] | null;
    }),
    current: current.length,
    amount_current: sumOfMoney(current),
    back: back.length,
    skipped: skipped.length,
  };
}

function totalsOf(cases: readonly NaiveCase[]) {
  const count = (outcome: string) => cases.filter((c) => c.outcome === outcome).length;
  return {
    cases: cases.length,
    won: count('won'),
    lost: count('lost'),
    open: count('open'),
    neutral: count('neutral'),
    created_late: cases.filter((c) => c.createdLate === true).length,
    reopened: cases.filter((c) => c.reopened).length,
    amount: sumOfMoney(cases),
    amount_won: sumOfMoney(cases.filter((c) => c.outcome === 'won')),
  };
}

function isClosedWithoutHistory(c: NaiveCase): boolean {
  return c.history === 'none' && c.outcome !== 'open';
}

/** METRICS 2: the funnel of a process, as the document of CONTRACT 3 (without `build`, `filters`, `as_of_exact`). */
export function naiveFunnel(world: World, process: Process, query: NaiveQuery = {}) {
  const asOf = asOfOf(world, query);
  const window = windowOf(world, query);
  const basis = query.basis === 'entered' || query.basis === 'exited' ? query.basis : 'created';
  const setting: Setting = { process, asOf, window, basis };
  const policy = query.policy ?? (process.order === 'free' ? 'observed' : 'implied');
  const stages = stagesOf(process);
  const matching = matchingCases(world, process, query, asOf);
  const created = createdIn(matching, window);
  const inSomeStage = (c: NaiveCase) =>
    hasMeaning(policy, setting) && stages.some((stage) => arrivals([c], stage, policy, setting).length > 0);
  const feeding = matching.filter((c) => !isClosedWithoutHistory(c));
  const counted = basis === 'created' ? created.cohort : feeding.filter(inSomeStage);
  const shown = counted.filter((c) => !isClosedWithoutHistory(c));
  const rows = (cases: readonly NaiveCase[]) =>
    stages.map((stage) => stageRow(cases, stage, policy, setting));
  const perPolicy = policies.map((name) => [
    name,
    hasMeaning(name, setting)
      ? stages.map((stage) => {
          const pool = basis === 'created' ? shown : feeding;
          return arrivals(pool, stage, name, setting).length;
        })
      : null,
  ]);
  const document = {
    metric: 'funnel',
    process: process.id,
    as_of: isoInstant(asOf),
    n_cases: shown.length,
    excluded: excludedList([
      { reason: 'no_history', unit: 'case', n: counted.length - shown.length },
      { reason: 'no_date', unit: 'case', n: created.noDate },
      ...moneyExclusions(counted),
    ]),
    stages: rows(shown),
    totals: totalsOf(counted),
    policies: Object.fromEntries(perPolicy) as Record<Policy, number[] | null>,
  };
  const groupBy = query.group_by;
  if (!groupBy) return document;
  const groups = grouped(counted, (c) => groupKey(world, groupBy, c)).map(([key, members]) => ({
    key,
    stages: rows(members.filter((c) => !isClosedWithoutHistory(c))),
    totals: totalsOf(members),
  }));
  return { ...document, groups };
}
