/** Days at which a logarithmic axis of days carries a mark. */
const marks = [1, 3, 7, 14, 30, 60, 90, 180, 365, 730, 1460] as const;

/** An axis of days on which a short stay and a long one can both be read: log(1 + days). */
export type DayAxis = {
  /** Where a number of days stands, 0–1. */
  at(days: number): number;
  /** The marks that fit, each at least a tenth of the width from the one before. */
  readonly ticks: readonly number[];
};

/** An axis from 0 to the longest stay shown, at least a day. */
export function dayAxis(longest: number): DayAxis {
  const most = Math.log1p(Math.max(1, longest));
  const at = (days: number) => Math.min(1, Math.log1p(Math.max(0, days)) / most);
  const ticks: number[] = [];
  for (const day of marks) {
    if (day <= longest && at(day) - at(ticks.at(-1) ?? 0) >= 0.1) ticks.push(day);
  }
  return { at, ticks: [0, ...ticks] };
}
