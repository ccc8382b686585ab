import { expect, test } from 'vitest';
import { monthsOf, scaleOf } from '../../app/overview/months.ts';
import { daysOf } from '../../app/overview/months-chart.tsx';
import type { Answers } from '../../lib/answers.ts';

type Row = Answers['winloss']['by'][number];

const row = (key: string, won: number, lost: number): Row => ({
  dimension: 'month',
  key,
  won,
  lost,
  open: 0,
  win_rate: won / (won + lost),
  win_rate_amount: null,
  ci_low: 0.1,
  ci_high: 0.9,
  shrunk: null,
  loss_rate: null,
  loss_share: null,
  distinct: false,
});

test('the parts of a month are added up: 10 + 5 = 15; a month without closings is 0', () => {
  const months = monthsOf(
    ['2026-01', '2026-02'],
    [row('2026-01', 2, 2)],
    [
      { period: '2026-01', value: 10, n: 1 },
      { period: '2026-01', value: 5, n: 1 },
      { period: '2025-12', value: 99, n: 1 },
    ],
  );
  expect(months.map(({ won, amount, rate }) => [won, amount, rate])).toEqual([
    [2, 15, 0.5],
    [0, 0, null],
  ]);
});

test('wins without an amount are unknown money, not 0', () => {
  expect(
    monthsOf(['2026-01'], [row('2026-01', 1, 0)], [{ period: '2026-01', value: null, n: 1 }])[0]?.amount,
  ).toBe(null);
});

test('71 200 000 is written in millions, 71 200 in thousands', () => {
  expect(scaleOf([71_200_000, null]).unit).toBe('million');
  expect(scaleOf([71_200]).unit).toBe('thousand');
  expect(scaleOf([]).unit).toBe('one');
});

test('February 2028 has 29 days', () => {
  expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});
