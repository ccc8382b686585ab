import { expect, test } from 'vitest';
import { byStage } from '../../app/forecast/by-stage.ts';
import { concentration } from '../../app/forecast/concentration.ts';
import {
  choices,
  daysLeft,
  earlier,
  horizon,
  monthOf,
  periodState,
  quarterOf,
  weekOf,
} from '../../app/forecast/period-choice.ts';
import { signed } from '../../app/forecast/signed.ts';
import { periodDays } from '../../lib/calendar/zone.ts';

test('quarters and months run over the end of the year', () => {
  expect([quarterOf('2026-09-30'), quarterOf('2026-09-30', 2), quarterOf('2026-01-01', -1)]).toEqual([
    '2026-Q3',
    '2027-Q1',
    '2025-Q4',
  ]);
  expect([monthOf('2026-12-31', 1), monthOf('2026-01-05', -1)]).toEqual(['2027-01', '2025-12']);
});

test('1 January 2027 is a Friday of week 53 of 2026; 31 December 2024 is in week 1 of 2025', () => {
  expect([weekOf('2027-01-01'), weekOf('2024-12-31'), weekOf('2026-09-30', 1)]).toEqual([
    '2026-W53',
    '2025-W01',
    '2026-W41',
  ]);
});

test('a day lies in the week that it is said to be of, ten years long', () => {
  for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2030, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const { first, next } = periodDays(weekOf(day));
    expect(first <= day && day < next, day).toBe(true);
  }
});

test('on the last day of September one day of the quarter is left; October has all its 31; June is over', () => {
  const day = '2026-09-30';
  expect(['2026-Q3', '2026-10', '2026-06'].map((period) => daysLeft(period, day))).toEqual([1, 31, 0]);
  expect(['2026-Q3', '2026-10', '2026-06'].map((period) => periodState(period, day))).toEqual([
    'running',
    'ahead',
    'past',
  ]);
});

test('every period that can be chosen is one that the engine reads', () => {
  const all = [...horizon('2026-12-30'), ...choices('2026-12-30').flatMap(({ periods }) => periods)];
  for (const period of all) expect(() => periodDays(period)).not.toThrow();
});

test('a week earlier of an instant is the same time; of a day, a day', () => {
  expect(earlier('2026-09-30T15:00:00Z', 7)).toBe('2026-09-23T15:00:00Z');
  expect(earlier('2026-03-01', 7)).toBe('2026-02-22');
});

test('of 100 expected the largest brings 100 × 0.5 = 50, the three largest 50 + 30 + 10 = 90', () => {
  const deals = [
    { deal_id: 'a', amount: 1000, p: 0.01 },
    { deal_id: 'b', amount: 100, p: 0.5 },
    { deal_id: 'c', amount: 60, p: 0.5 },
    { deal_id: 'd', amount: null, p: 0.9 },
    { deal_id: 'e', amount: 20, p: 0.5 },
  ];
  const tops = concentration(deals, 100);
  expect(tops.map(({ top, expected, share }) => [top, expected, share])).toEqual([
    [1, 50, 0.5],
    [3, 90, 0.9],
    [5, 100, 1],
  ]);
});

test('a stage where the CRM says 80 % and 30 of 100 were won: the CRM lies above what the history allows for', () => {
  const why = { stage: 'proposal', won: 30, closed: 100 };
  const [first, second] = byStage(
    [
      { amount: 10, p_crm: 0.1, p_stage: null, why: { stage: 'late', won: 3, closed: 5 } },
      { amount: 100, p_crm: 0.9, p_stage: 0.3, why },
      { amount: null, p_crm: 0.7, p_stage: 0.3, why },
    ],
    ['proposal', 'late'],
  );
  expect(first).toMatchObject({
    stage: 'proposal',
    n: 2,
    amount: 100,
    crm: 90,
    by_stage: 30,
    apart: 'above',
  });
  expect(first?.p_crm).toBeCloseTo(0.8, 12);
  expect(second).toMatchObject({ stage: 'late', by_stage: null, apart: null });
});

test('a difference carries its sign: +5, −5, 0', () => {
  expect([5, -5, 0, null].map((one) => signed(one, (value) => String(value)))).toEqual([
    '+5',
    '−5',
    '0',
    'null',
  ]);
});
