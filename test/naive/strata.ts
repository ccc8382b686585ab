import type { Process } from '../../lib/process/types.ts';
import { type NaiveCase, naiveCases } from './cases.ts';
import { share } from './statistics.ts';
import type { World } from './world.ts';

/** A value between the sorted ones at a share of the way, straight from one to the next. */
function between(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/** Where amount bands are cut: the process's own, else quartiles of all its amounts, two figures. */
export function cutsOf(world: World, process: Process): number[] {
  if (process.amountBands) return [...process.amountBands];
  const amounts = naiveCases(world, process).flatMap(({ money }) => money.amount ?? []);
  if (amounts.length === 0) return [];
  const sorted = [...amounts].sort((a, b) => a - b);
  const cuts = [0.25, 0.5, 0.75].map((p) => between(sorted, p)).filter((cut) => cut > 0);
  return [...new Set(cuts.map((cut) => Number(cut.toPrecision(2))))].sort((a, b) => a - b);
}

/** A closed case and the side it is on. */
export type Sided = { readonly c: NaiveCase; readonly isKept: boolean };

/** METRICS 6: the difference in the win rate within amount band and source, put together by Mantel and Haenszel. */
export function pooledDifference(sided: readonly Sided[], cuts: readonly number[]) {
  const strata = new Map<string, Sided[]>();
  for (const one of sided) {
    const { amount } = one.c.money;
    const band = amount === null ? 'none' : cuts.filter((cut) => cut <= amount).length;
    const key = JSON.stringify([band, one.c.source]);
    strata.set(key, [...(strata.get(key) ?? []), one]);
  }
  const tables = [...strata.values()]
    .map((all) => {
      const [kept, others] = [all.filter(({ isKept }) => isKept), all.filter(({ isKept }) => !isKept)];
      const won = (side: readonly Sided[]) => side.filter(({ c }) => c.outcome === 'won').length;
      return { m: kept.length, n: others.length, a: won(kept), b: won(others) };
    })
    .filter(({ m, n }) => m > 0 && n > 0);
  const sum = (of: (table: (typeof tables)[number]) => number) =>
    tables.reduce((total, table) => total + of(table), 0);
  const weight = sum(({ m, n }) => (m * n) / (m + n));
  const difference = share(
    sum(({ m, n, a, b }) => ((a / m - b / n) * m * n) / (m + n)),
    weight,
  );
  const p = sum(({ m, n, a, b }) => (m * m * b - n * n * a + (m * n * (n - m)) / 2) / (m + n) ** 2);
  const q = sum(({ m, n, a, b }) => (a * (n - b) + b * (m - a)) / (2 * (m + n)));
  const variance = difference === null ? 0 : (difference * p + q) / weight ** 2;
  const half = variance > 1e-15 ? 1.959963984540054 * Math.sqrt(variance) : null;
  const limit = (sign: 1 | -1) =>
    half === null ? null : Math.min(1, Math.max(-1, difference! + sign * half));
  return {
    strata: tables.length,
    closed: sum(({ m, n }) => m + n),
    difference,
    low: limit(-1),
    high: limit(1),
  };
}
