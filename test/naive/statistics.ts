/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;
const tolerance = 1e-9;

/** Share, or null over nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Wilson's 95 % interval of a share, within [0, 1]; nulls over nothing. */
export function wilson(part: number, whole: number): { low: number | null; high: number | null } {
  if (whole === 0) return { low: null, high: null };
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const half = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  const low = part === 0 ? 0 : Math.max(0, (middle - half) / scale);
  const high = part === whole ? 1 : Math.min(1, (middle + half) / scale);
  return { low, high };
}

/** Newcombe's 95 % interval of a difference of two shares; null when one of them is over nothing. */
export function newcombe(
  part1: number,
  whole1: number,
  part2: number,
  whole2: number,
): { low: number; high: number } | null {
  if (whole1 === 0 || whole2 === 0) return null;
  const [p1, p2] = [part1 / whole1, part2 / whole2];
  const [a, b] = [wilson(part1, whole1), wilson(part2, whole2)];
  const low = p1 - p2 - Math.hypot(p1 - a.low!, b.high! - p2);
  const high = p1 - p2 + Math.hypot(a.high! - p1, p2 - b.low!);
  return { low, high };
}

/** A stay seen until `time`; `event` false = censored there. */
export type Lifetime = { time: number; event: boolean };

export type CurvePoint = { time: number; survival: number; low: number | null; high: number | null };

/** Kaplan–Meier at each event time, events before censorings, with log-log 95 % limits (none where S is 0 or 1). */
export function kaplanMeier(lifetimes: readonly Lifetime[]): CurvePoint[] {
  const times = [...new Set(lifetimes.filter((l) => l.event).map((l) => l.time))].sort((a, b) => a - b);
  let survival = 1;
  let greenwood = 0;
  return times.map((time) => {
    const atRisk = lifetimes.filter((l) => l.time >= time).length;
    const events = lifetimes.filter((l) => l.event && l.time === time).length;
    survival = events === atRisk ? 0 : survival * (1 - events / atRisk);
    if (survival <= 0 || survival >= 1) return { time, survival, low: null, high: null };
    greenwood += events / (atRisk * (atRisk - events));
    const error = Math.sqrt(greenwood) / Math.abs(Math.log(survival));
    return {
      time,
      survival,
      low: survival ** Math.exp(z * error),
      high: survival ** Math.exp(-z * error),
    };
  });
}

/** Smallest time at which a curve is at or below a level; null where it stays above. */
export function firstAtOrBelow(
  curve: readonly CurvePoint[],
  level: number,
  read: (point: CurvePoint) => number | null = (point) => point.survival,
): number | null {
  for (const point of curve) {
    const value = read(point);
    if (value !== null && value <= level + tolerance) return point.time;
  }
  return null;
}

/** Time to the first of two causes, or censored. */
export type Passage = { time: number; cause: 'advance' | 'lost' | null };

/** Aalen–Johansen incidence of `advance` at the last time; null when more than 0.2 is unresolved, or over nothing. */
export function eventualShare(passages: readonly Passage[]): number | null {
  if (passages.length === 0) return null;
  const times = [...new Set(passages.map((p) => p.time))].sort((a, b) => a - b);
  let unresolved = 1;
  let advanced = 0;
  for (const time of times) {
    const atRisk = passages.filter((p) => p.time >= time).length;
    const here = passages.filter((p) => p.time === time);
    const toAdvance = here.filter((p) => p.cause === 'advance').length;
    const toLost = here.filter((p) => p.cause === 'lost').length;
    advanced += (unresolved * toAdvance) / atRisk;
    unresolved *= 1 - (toAdvance + toLost) / atRisk;
  }
  return unresolved > 0.2 + tolerance ? null : advanced;
}

/** Null over nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The median of an even number is the mean of the middle two; null over nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest value with at least a share p of the values at or below it; null over nothing. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  for (const [index, value] of sorted.entries()) {
    if ((index + 1) / sorted.length >= p - tolerance) return value;
  }
  return null;
}
