import { localDay } from '../../lib/calendar/zone.ts';

/** A month of the trend; `isPart` = the instant of the answer cuts it. */
export type Month = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly isPart: boolean;
};

const pad = (n: number) => String(n).padStart(2, '0');

/**
 * The last months up to an instant, the oldest first; those outside a period of days are left out.
 * @param asOf ISO instant
 */
export function lastMonths(
  asOf: string,
  zone: string,
  length: number,
  period: { readonly from: string | null; readonly to: string | null },
): Month[] {
  const today = localDay(BigInt(Date.parse(asOf)) * 1000n, zone);
  const last = period.to && period.to < today ? period.to : today;
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length }, (_, index): Month => {
    const count = year * 12 + (month - 1) - (length - 1 - index);
    const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
    const id = `${y}-${pad(m)}`;
    const end = `${id}-${pad(new Date(Date.UTC(y, m, 0)).getUTCDate())}`;
    return { id, from: `${id}-01`, to: end, isPart: end > last };
  }).filter(({ to }) => !period.from || to >= period.from);
}
