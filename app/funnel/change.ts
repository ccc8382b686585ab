import { newcombe } from '../../lib/stats/proportions.ts';

/** A share against another one: their difference, its interval, and whether it is clear of chance. */
export type ShareChange = {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly clear: boolean;
};

/** k of n now against k of n before, with Newcombe's interval; null when either n is 0. */
export function changeOf(
  now: { readonly k: number; readonly n: number },
  before: { readonly k: number; readonly n: number },
): ShareChange | null {
  const { low, high } = newcombe(now.k, now.n, before.k, before.n);
  if (low === null || high === null) return null;
  return { difference: now.k / now.n - before.k / before.n, low, high, clear: low > 0 || high < 0 };
}
