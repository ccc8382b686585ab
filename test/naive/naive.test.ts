import { expect, test } from 'vitest';
import type { Process } from '../../lib/process/types.ts';
import { naiveCases } from './cases.ts';
import { naiveCompliance } from './compliance.ts';
import { naiveDurations } from './durations.ts';
import { naiveForecast } from './forecast.ts';
import { naiveFunnel } from './funnel.ts';
import { makeProcess } from './random-process.ts';
import { eventualShare, firstAtOrBelow, kaplanMeier, newcombe, wilson } from './statistics.ts';
import { naiveStock } from './stock.ts';
import { dayEnd, dayStart, isoInstant, periodDays } from './time.ts';
import { naiveVariants } from './variants.ts';
import { naiveVisits } from './visits.ts';
import { naiveWinloss } from './winloss.ts';
import type { DealRow, HistoryRow, World } from './world.ts';

/** `5` = 5 January 2026 UTC, in microseconds; `5.5` = noon. */
const day = (n: number) => Date.UTC(2026, 0, 1) * 1000 + (n - 1) * 86_400_000_000;
const importDay = 31;

const abc = (more: Partial<Parameters<typeof makeProcess>[0]> = {}): Process =>
  makeProcess({
    id: 'abc',
    active: ['A', 'B', 'C'],
    won: ['W'],
    lost: ['L'],
    disqualified: ['X'],
    neutral: ['N'],
    ...more,
  });

/** `'A1 B5 L9'` = in A since the 1st, in B since the 5th, in L since the 9th. */
function path(deal_id: string, text: string, pipeline: string | null = null): HistoryRow[] {
  return text.split(' ').map((word) => {
    const [, stage, at] = /^(\D+)([\d.]+)$/.exec(word)!;
    return { deal_id, stage: stage!, entered_at: day(Number(at)), pipeline };
  });
}

function world(
  processes: readonly Process[],
  deals: readonly DealRow[],
  history: HistoryRow[][] = [],
): World {
  const empty = { fieldHistory: [], activities: [], targets: [], fxRates: [], users: [] };
  const place = { importInstant: day(importDay), timezone: 'UTC', baseCurrency: 'RUB' };
  return { ...place, ...empty, processes, deals, history: history.flat() };
}

const shown = (w: World, process: Process, asOf?: number) =>
  naiveVisits(w, process, asOf).map((v) => {
    const at = (n: number | null) => (n === null ? '' : (n - day(1)) / 86_400_000_000 + 1);
    return `${v.case} ${v.state?.id ?? '?'} ${at(v.enteredAt)}-${at(v.leftAt)} ${v.exit ?? 'open'}`;
  });

test('A1 A3 B5 ?7 B8 C9: rows in a row merge, ? stays unmapped and keeps the two B apart', () => {
  const process = abc();
  const w = world([process], [{ deal_id: 'd', created_at: day(1) }], [path('d', 'A1 A3 B5 ?7 B8 C9')]);
  expect(shown(w, process)).toEqual([
    'd A 1-5 advance',
    'd B 5-7 unmapped',
    'd ? 7-8 mapped',
    'd B 8-9 advance',
    'd C 9- open',
  ]);
  expect(shown(w, process, day(7.5)).at(-1)).toBe('d ? 7- open');
  const keep = abc({ repeats: 'keep' });
  expect(shown({ ...w, processes: [keep] }, keep)[0]).toBe('d A 1-3 repeat');
});

test('from_stage A, created on the 1st, first row B5: A 1-5 is added; status won, closed on the 8th: W at the end of the 8th', () => {
  const process = abc();
  const rows = path('d', 'B5 C6').map((row, n) => (n === 0 ? { ...row, from_stage: 'A' } : row));
  const deal: DealRow = {
    deal_id: 'd',
    created_at: day(1),
    status: 'won',
    stage: 'C',
    closed_at: '2026-01-08',
  };
  const w = world([process], [deal], [rows]);
  expect(shown(w, process).slice(0, 3)).toEqual([
    'd A 1-5 advance',
    'd B 5-6 advance',
    `d C 6-${9 - 1e-6 / 86_400} won`,
  ]);
  expect(naiveCases(w, process)[0]!.closedAt).toBe(day(9) - 1);
  expect(naiveCases(w, process, day(8))[0]!.outcome).toBe('open');
});

test('four deals W, open in C after a roll-back to B, L from A, N from B: B reached 3 = advanced 2 + neutral 1, conversion 2/3', () => {
  const process = abc();
  const w = world(
    [process],
    ['1', '2', '3', '4'].map((deal_id, n) => ({ deal_id, created_at: day(1), amount: 10 * (n + 1) })),
    [path('1', 'A1 C2 W3'), path('2', 'A1 B2 C3 B4'), path('3', 'A1 L5'), path('4', 'A1 B2 N6')],
  );
  const { stages, totals, policies } = naiveFunnel(w, process);
  expect(stages.map((s) => s.reached)).toEqual([4, 3, 2]);
  expect(stages[1]).toMatchObject({
    advanced: 2,
    lost: 0,
    neutral: 1,
    open: 0,
    current: 1,
    back: 0,
    skipped: 1,
  });
  expect(stages[2]).toMatchObject({
    advanced: 1,
    open: 1,
    current: 0,
    back: 1,
    bound_low: 1 / 2,
    bound_high: 1,
  });
  expect(stages[1]!.conversion).toBeCloseTo(2 / 3, 12);
  expect(stages[0]!.resolved_conversion).toBeCloseTo(3 / 4, 12);
  expect(stages[0]!.amount_reached).toBe(10 + 20 + 30 + 40);
  expect(stages[1]!.to_won).toBeCloseTo(1 / 3, 12);
  expect(policies).toEqual({ implied: [4, 3, 2], observed: [4, 2, 2], strict: [4, 2, 1] });
  expect(totals).toMatchObject({ cases: 4, won: 1, lost: 1, open: 1, neutral: 1, amount_won: 10 });
  expect(naiveStock(w, process, {}, 0).stages.map((s) => s.current)).toEqual([0, 1, 0]);
});

test('eventual: advance at 1, loss at 2, censored at 3 of 3: 1/3, but 1/3 is unresolved, so null; without the third 1/2; censored at 1 after the event at 1: 1/3', () => {
  const two = [
    { time: 1, cause: 'advance' as const },
    { time: 2, cause: 'lost' as const },
  ];
  expect(eventualShare([...two, { time: 3, cause: null }])).toBeNull();
  expect(eventualShare(two)).toBeCloseTo(1 / 2, 12);
  expect(eventualShare([{ time: 1, cause: null }, ...two])).toBeCloseTo(1 / 3, 12);
});

test('stays in A of 1, 2, 2+, 4 and 6+ days: S = 4/5, 3/5, 3/10, so median 4, P25 2, P75 not reached, naive mean 7/3', () => {
  const process = makeProcess({ id: 'p', active: [{ id: 'A', limitDays: 2 }, 'B'], won: ['W'], lost: ['L'] });
  const w = world(
    [process],
    ['1', '2', '3', '4', '5'].map((deal_id) => ({ deal_id })),
    [path('1', 'A1 B2'), path('2', 'A1 B3'), path('3', 'A29'), path('4', 'A1 L5'), path('5', 'A25')],
  );
  const [a] = naiveDurations(w, process).stages;
  expect(a).toMatchObject({
    n: 5,
    completed: 3,
    censored: 2,
    median: 4,
    p25: 2,
    p75: null,
    p90: null,
    over_limit: 2,
  });
  expect(a!.naive_mean).toBeCloseTo(7 / 3, 12);
  expect(a).toMatchObject({ naive_median: 2, median_low: 1, median_high: null });
  expect(naiveDurations(w, process).cycle.lost).toMatchObject({ n: 1, median: 4 });
});

test('3 won of 4 from web, 0 of 4 from expo: rates 3/4 and 0, disqualified beside, Newcombe apart or not', () => {
  const process = abc();
  const ends = ['W', 'W', 'W', 'L', 'L', 'L', 'L', 'L', 'X'];
  const w = world(
    [process],
    ends.map((_, n) => ({
      deal_id: `${n}`,
      created_at: day(1),
      amount: 100,
      source: n < 4 ? 'web' : 'expo',
    })),
    ends.map((end, n) => path(`${n}`, `A1 B2 ${end}${n + 3}`)),
  );
  const { overall, by, reasons } = naiveWinloss(w, process);
  expect(overall).toMatchObject({
    won: 3,
    lost: 5,
    disqualified: 1,
    win_rate: 3 / 8,
    win_rate_amount: 3 / 8,
  });
  expect(by.find((g) => g.key === 'web')).toMatchObject({
    win_rate: 3 / 4,
    loss_rate: 1 / 4,
    loss_share: 1 / 5,
  });
  const interval = newcombe(3, 4, 0, 4)!;
  expect(by.find((g) => g.key === 'web')!.distinct).toBe(interval.low > 0);
  expect(reasons).toEqual([
    { reason: null, stage: 'B', source: 'expo', n: 4, amount: 400 },
    { reason: null, stage: 'B', source: 'web', n: 1, amount: 100 },
  ]);
  expect(naiveWinloss(w, process, { from: '2026-01-04', to: '2026-01-06' }).overall).toMatchObject({
    won: 2,
    lost: 1,
  });
});

test('Wilson 8 of 10 is 0.4902–0.9433; Newcombe 56/70 − 48/80 is 0.0524–0.3339', () => {
  expect(wilson(8, 10).low).toBeCloseTo(0.4902, 4);
  expect(wilson(8, 10).high).toBeCloseTo(0.9433, 4);
  expect(newcombe(56, 70, 48, 80)!.low).toBeCloseTo(0.0524, 4);
  expect(newcombe(56, 70, 48, 80)!.high).toBeCloseTo(0.3339, 4);
});

test('forecast: won 100 + open 200 × 0.5 + open 10 USD × 90 × stage 0.2; target 2000, gap 1900, coverage 1100/1900', () => {
  const process = makeProcess({
    id: 'p',
    active: [{ id: 'A', probability: 0.2 }, 'B'],
    won: ['W'],
    lost: ['L'],
  });
  const due = { created_at: day(1), expected_close_date: '2026-03-01' };
  const deals: DealRow[] = [
    { deal_id: 'won', created_at: day(1), amount: 100 },
    { deal_id: 'own', ...due, amount: 200, probability: 0.5, forecast_category: 'commit' },
    { deal_id: 'usd', ...due, amount: 10, currency: 'USD' },
    { deal_id: 'late', created_at: day(1), amount: 7, expected_close_date: '2025-12-31' },
    { deal_id: 'none', created_at: day(1), amount: 7 },
  ];
  const w: World = {
    ...world([process], deals, [
      path('won', 'A1 W9'),
      ...['own', 'usd', 'late', 'none'].map((id) => path(id, 'A1')),
    ]),
    targets: [10, 20, 1970].map((amount, n) => ({ period: `2026-0${n + 1}`, amount })),
    fxRates: [{ date: '2026-01-05', currency: 'USD', rate_to_base: 90 }],
  };
  const answer = naiveForecast(w, process);
  expect(answer).toMatchObject({
    period: '2026-Q1',
    won: 100,
    crm: 100 + 180,
    stage: null,
    target: 2000,
    gap: 1900,
  });
  expect(answer.coverage).toBeCloseTo(1100 / 1900, 12);
  expect(answer.overdue).toEqual({ n: 1, amount: 7 });
  expect(answer.excluded).toEqual([{ reason: 'no_expected_close', unit: 'case', n: 1 }]);
  expect(answer.categories[0]).toEqual({ category: 'commit', n: 1, amount: 200, weighted: 100 });
});

test('A1 C2 A3 C4 W5 A6: B skipped once, one move back, one move out of W; B2 L3: created late', () => {
  const process = abc();
  const w = world(
    [process],
    [
      { deal_id: '1', amount: 0, lost_reason: 'x' },
      { deal_id: '2', amount: 5 },
    ],
    [path('1', 'A1 C2 A3 C4 W5 A6'), path('2', 'B2 L3')],
  );
  const answer = naiveCompliance(w, process);
  const found = answer.flags.map((f) => `${f.rule} ${f.case} ${f.stage} ${f.at?.slice(8, 10)} ${f.state}`);
  expect(found).toEqual([
    'skipped_stage 1 B 02 now',
    'created_late 2 B 02 past',
    'backward_move 1 C 03 now',
    'left_final_stage 1 W 06 now',
    'stalled 1 A 20 now',
    'lost_without_reason 2 L 03 now',
    'amount_missing 1 A 02 now',
    // The third coming to A.
    'ping_pong 1 A 06 now',
  ]);
  expect(answer.rules.find((r) => r.rule === 'created_late')).toMatchObject({
    exposed: 2,
    cases: 1,
    share: 1 / 2,
  });
  expect(answer.rules.find((r) => r.rule === 'no_next_step')).toMatchObject({ judged: false, flags: null });
});

test('close dates January → February → January → March, February → February: 2 pushes, the flag at the second', () => {
  const process = abc();
  const change = (n: number, old_value: string | null, new_value: string) => ({
    deal_id: 'd',
    field: 'expected_close_date',
    changed_at: day(n),
    old_value,
    new_value,
  });
  const w: World = {
    ...world(
      [process],
      [{ deal_id: 'd', created_at: day(1), expected_close_date: '2026-03-01' }],
      [path('d', 'A1')],
    ),
    fieldHistory: [
      change(2, null, '2026-01-20'),
      change(3, '2026-01-20', '2026-02-20'),
      change(4, '2026-02-20', '2026-01-25'),
      change(5, '2026-01-25', '2026-03-01'),
    ],
  };
  const pushed = (asOf: string) =>
    naiveCompliance(w, process, { as_of: asOf }).flags.filter((f) => f.rule === 'close_date_pushed');
  expect(pushed('2026-01-30')).toMatchObject([{ at: isoInstant(day(5)), state: 'now' }]);
  expect(pushed('2026-01-04')).toEqual([]);
});

test('a move to the pipeline of another process: neutral in the first since the move, no late creation in the second', () => {
  const [sales, care] = [
    abc({ pipelines: ['S'] }),
    makeProcess({ id: 'care', active: ['P', 'Q'], pipelines: ['K'] }),
  ];
  const deal: DealRow = { deal_id: 'd', created_at: day(1), pipeline: 'K', stage: 'Q' };
  const w = world([sales, care], [deal], [path('d', 'A1 B2', 'S'), path('d', 'Q5', 'K')]);
  expect(shown(w, sales)).toEqual(['d A 1-2 advance', 'd B 2-5 switched']);
  expect(naiveCases(w, sales)[0]).toMatchObject({ outcome: 'neutral', closedAt: day(5), furthest: 2 });
  expect(naiveCases(w, care)[0]).toMatchObject({ outcome: 'open', createdLate: false, furthest: 2 });
  expect(naiveCases(w, care, day(4))).toEqual([]);
});

test('without history: won on the 9th, lost without any instant, open in B: totals 3, stage rows 1, no_history 2', () => {
  const process = abc();
  const w = world(
    [process],
    [
      { deal_id: '1', status: 'won', created_at: day(1), closed_at: day(9) },
      { deal_id: '2', status: 'lost' },
      { deal_id: '3', stage: 'B', created_at: day(1), stage_entered_at: day(3) },
    ],
  );
  const answer = naiveFunnel(w, process);
  expect(answer.excluded).toEqual([
    { reason: 'no_amount', unit: 'amount', n: 3 },
    { reason: 'no_history', unit: 'case', n: 2 },
  ]);
  expect(answer).toMatchObject({ n_cases: 1, totals: { cases: 3, won: 1, lost: 1, open: 1, amount: null } });
  expect(answer.stages.map((s) => s.reached)).toEqual([1, 1, 0]);
  expect(answer.policies.observed).toEqual([0, 0, 0]);
  const dated = naiveFunnel(w, process, { from: '2026-01-01' }).excluded.find((e) => e.reason === 'no_date');
  expect(dated).toMatchObject({ n: 1 });
  expect(naiveVariants(w, process).n_cases).toBe(0);
});

test('a day in New York on 8 March 2026 lasts 23 hours; 2026-W01 begins on 29 December 2025', () => {
  const zone = 'America/New_York';
  expect(dayEnd('2026-03-08', zone) + 1 - dayStart('2026-03-08', zone)).toBe(23 * 3_600_000_000);
  expect(periodDays('2026-W01')).toEqual({ first: '2025-12-29', last: '2026-01-04' });
  expect(periodDays('2026-Q1')).toEqual({ first: '2026-01-01', last: '2026-03-31' });
});

test('6-MP remissions (Freireich 1963): 9 events of 21, S(6) = 18/21, S(23) = 0.4482, median 23 from 13, no upper limit', () => {
  const text = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
  const curve = kaplanMeier(
    text.split(' ').map((word) => ({ time: Number.parseInt(word, 10), event: !word.endsWith('+') })),
  );
  expect(curve[0]!.survival).toBeCloseTo(18 / 21, 12);
  expect(curve.at(-1)!.survival).toBeCloseTo(0.4482, 4);
  expect(firstAtOrBelow(curve, 0.5)).toBe(23);
  expect(firstAtOrBelow(curve, 0.5, (point) => point.low)).toBe(13);
  expect(firstAtOrBelow(curve, 0.5, (point) => point.high)).toBeNull();
});
