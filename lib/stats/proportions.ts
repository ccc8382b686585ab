const z = 1.959963984540054;

/** k of n as a share; null when n is 0. */
export function share(k: number, n: number): number | null {
  return n > 0 ? k / n : null;
}

/** Wilson score interval, 95 %, within [0, 1]; nulls when n is 0. Wilson (1927). */
export function wilson(k: number, n: number): { low: number | null; high: number | null } {
  if (n <= 0) return { low: null, high: null };
  const p = k / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: k === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: k === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}

/** Newcombe's hybrid interval (method 10) for k1/n1 − k2/n2; nulls when either n is 0. Newcombe (1998). */
export function newcombe(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
): { low: number | null; high: number | null } {
  const first = wilson(k1, n1);
  const second = wilson(k2, n2);
  if (first.low === null || first.high === null || second.low === null || second.high === null) {
    return { low: null, high: null };
  }
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  return {
    low: p1 - p2 - Math.hypot(p1 - first.low, second.high - p2),
    high: p1 - p2 + Math.hypot(first.high - p1, p2 - second.low),
  };
}
