export type Stay = { readonly length: number; readonly ended: boolean };

export type Figures = {
  readonly n: number;
  readonly completed: number;
  readonly censored: number;
  readonly median: number | null;
  readonly median_low: number | null;
  readonly median_high: number | null;
  readonly p25: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  readonly naive_mean: number | null;
  readonly naive_median: number | null;
};

const day = 86_400e6;
const hour = 3_600e6;

/** Time to leave by plain loops, lengths in microseconds, answers in days: METRICS 3 written a second time. */
export function kaplanMeier(stays: readonly Stay[]): Figures {
  const isLarge = stays.length > 5000;
  const at = (length: number) => (isLarge ? Math.floor(length / hour) * hour : length);
  const times = stays.map(({ length, ended }) => ({ t: at(length), ended })).sort((a, b) => a.t - b.t);
  const found: Record<string, number> = {};
  const first = (name: string, holds: boolean, t: number) => {
    if (holds && found[name] === undefined) found[name] = t / day;
  };
  let survival = 1;
  let greenwood = 0;
  for (let i = 0; i < times.length; ) {
    const { t } = times[i]!;
    const atRisk = times.length - i;
    let left = 0;
    for (; i < times.length && times[i]!.t === t; i++) if (times[i]!.ended) left++;
    if (left === 0) continue;
    survival = left === atRisk ? 0 : survival * (1 - left / atRisk);
    greenwood += left === atRisk ? 0 : left / (atRisk * (atRisk - left));
    for (const p of [25, 50, 75, 90]) first(`p${p}`, survival <= 1 - p / 100 + 1e-9, t);
    if (survival <= 0 || survival >= 1) continue;
    const spread = (1.959963984540054 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
    first('low', survival ** Math.exp(spread) <= 0.5 + 1e-9, t);
    first('high', survival ** Math.exp(-spread) <= 0.5 + 1e-9, t);
  }
  const ended = stays.flatMap((stay) => (stay.ended ? [stay.length] : [])).sort((a, b) => a - b);
  const middle = [ended[Math.floor((ended.length - 1) / 2)], ended[Math.floor(ended.length / 2)]];
  return {
    n: stays.length,
    completed: ended.length,
    censored: stays.length - ended.length,
    median: found.p50 ?? null,
    median_low: found.low ?? null,
    median_high: found.high ?? null,
    p25: found.p25 ?? null,
    p75: found.p75 ?? null,
    p90: found.p90 ?? null,
    naive_mean: ended.length > 0 ? ended.reduce((a, b) => a + b, 0) / ended.length / day : null,
    naive_median: ended.length > 0 ? (middle[0]! + middle[1]!) / 2 / day : null,
  };
}
