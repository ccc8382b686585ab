import type { Row } from '../run-sql.ts';
import { number } from './report.ts';

/** The months of a quarter; none for other periods. */
export function monthsOf(period: string): string[] {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (!year || !quarter) return [];
  return [1, 2, 3].map((n) => `${year}-${String((Number(quarter) - 1) * 3 + n).padStart(2, '0')}`);
}

function ofPeriod(rows: readonly Row[], period: string): number | null | undefined {
  for (const level of ['whole', 'team', 'owner']) {
    const row = rows.find((one) => one.period === period && one.level === level);
    if (row) return number(row, 'amount');
  }
  return undefined;
}

function sumOfMonths(months: readonly (number | null | undefined)[]): number | null {
  if (months.length === 0) return null;
  return months.reduce<number | null>(
    (sum, month) => (sum === null || month === null || month === undefined ? null : sum + month),
    0,
  );
}

/** METRICS 5: the rows for exactly the period (whole, else teams, else owners); a quarter without rows = its months. */
export function targetOf(rows: readonly Row[], period: string): number | null {
  const own = ofPeriod(rows, period);
  return own === undefined ? sumOfMonths(monthsOf(period).map((month) => ofPeriod(rows, month))) : own;
}

/** The target of one owner or team: its own rows of the period, else of the quarter's three months. */
export function targetOfGroup(
  rows: readonly Row[],
  period: string,
  level: 'owner' | 'team',
  name: string | null,
): number | null {
  const own = (of: string) => {
    const row = rows.find((one) => one.period === of && one.level === `of_${level}` && one.name === name);
    return row ? number(row, 'amount') : undefined;
  };
  const exact = own(period);
  return exact === undefined ? sumOfMonths(monthsOf(period).map(own)) : exact;
}
