import type { Answers } from '../../lib/answers.ts';
import type { Series } from './ask.ts';

/** One month of wins and losses. */
export type Month = {
  /** YYYY-MM */
  readonly id: string;
  readonly won: number;
  readonly lost: number;
  /** Amount won; null when none of the won has one. */
  readonly amount: number | null;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** The months in their order, those without a closing as zeros; amounts of a month's parts are added up. */
export function monthsOf(
  ids: readonly string[],
  by: Answers['winloss']['by'],
  amounts: Series['points'],
): Month[] {
  return ids.map((id) => {
    const row = by.find(({ dimension, key }) => dimension === 'month' && key === id);
    const parts = amounts.filter(({ period, value }) => period === id && value !== null);
    const isUnknown = (row?.won ?? 0) > 0 && parts.length === 0;
    return {
      id,
      won: row?.won ?? 0,
      lost: row?.lost ?? 0,
      amount: isUnknown ? null : parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
      rate: row?.win_rate ?? null,
      low: row?.ci_low ?? null,
      high: row?.ci_high ?? null,
    };
  });
}

/** The unit in which the largest of some amounts stays short: its size and its name. */
export function scaleOf(amounts: readonly (number | null)[]): {
  size: number;
  unit: 'one' | 'thousand' | 'million';
} {
  const most = Math.max(0, ...amounts.map((amount) => Math.abs(amount ?? 0)));
  if (most >= 10_000_000) return { size: 1_000_000, unit: 'million' };
  return most >= 10_000 ? { size: 1000, unit: 'thousand' } : { size: 1, unit: 'one' };
}
