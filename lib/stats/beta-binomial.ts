/** ln Γ(x), x > 0; Lanczos approximation (g = 7, n = 9), relative error below 1e-13. */
export function lnGamma(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const shifted = x - 1;
  const t = shifted + 7.5;
  const series = coefficients.reduce((sum, c, i) => (i === 0 ? c : sum + c / (shifted + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series);
}

function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/** Bounds of the prior's weight, in cases: fewer would not shrink, more would not tell groups apart. */
const weightBounds = [5, 500] as const;

/**
 * Empirical-Bayes shares: each group's k/n drawn toward the whole by a beta-binomial prior whose weight is found by
 * marginal likelihood (61-point grid over ln M in [ln 2, ln 5000], clamped to [5, 500] cases).
 * Returns (k + μM) / (n + M) per group; null for a group of nothing when there is no whole.
 */
export function shrinkShares(groups: readonly { k: number; n: number }[]): (number | null)[] {
  const k = groups.reduce((sum, group) => sum + group.k, 0);
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if (n === 0) return groups.map(() => null);
  const mean = k / n;
  if (mean === 0 || mean === 1) return groups.map(() => mean);
  const likelihood = (weight: number) =>
    groups.reduce(
      (sum, group) =>
        sum +
        lnBeta(group.k + mean * weight, group.n - group.k + (1 - mean) * weight) -
        lnBeta(mean * weight, (1 - mean) * weight),
      0,
    );
  let best = { weight: 0, value: Number.NEGATIVE_INFINITY };
  for (let step = 0; step <= 60; step += 1) {
    const weight = Math.exp(Math.log(2) + (step / 60) * Math.log(5000 / 2));
    const value = likelihood(weight);
    if (value > best.value) best = { weight, value };
  }
  const weight = Math.min(Math.max(best.weight, weightBounds[0]), weightBounds[1]);
  return groups.map((group) => (group.k + mean * weight) / (group.n + weight));
}
