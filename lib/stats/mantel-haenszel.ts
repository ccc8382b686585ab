const z = 1.959963984540054;

/** One stratum of two groups: k of n in each. */
export type Stratum = { readonly k1: number; readonly n1: number; readonly k2: number; readonly n2: number };

/** A difference of shares pooled over strata, with its 95 % interval. */
export type Pooled = {
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * The Mantel–Haenszel difference k1/n1 − k2/n2 over strata, each weighing n1·n2/N, with the interval of Sato, Greenland
 * and Robins (1989), which holds for many small strata as well as for few large ones. Nulls when no stratum holds both
 * groups; no interval where its variance is 0.
 */
export function mantelHaenszel(strata: readonly Stratum[]): Pooled {
  let weight = 0;
  let sum = 0;
  let p = 0;
  let q = 0;
  for (const { k1, n1, k2, n2 } of strata) {
    const n = n1 + n2;
    if (n1 === 0 || n2 === 0) continue;
    const [a, b] = [n1 / n, n2 / n];
    weight += n1 * b;
    sum += k1 * b - k2 * a;
    p += k2 * a * a - k1 * b * b + (a * b * (n2 - n1)) / 2;
    q += (k1 * (n2 - k2) + k2 * (n1 - k1)) / n / 2;
  }
  if (weight === 0) return { difference: null, low: null, high: null };
  const difference = sum / weight;
  const variance = (difference * p + q) / weight ** 2;
  if (!(variance > 1e-15)) return { difference, low: null, high: null };
  const half = z * Math.sqrt(variance);
  return { difference, low: Math.max(-1, difference - half), high: Math.min(1, difference + half) };
}
