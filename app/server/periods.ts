import { addDays, localDay } from '../../lib/calendar/zone.ts';

/** A period of days, both included (YYYY-MM-DD). */
export type Period = { readonly from: string; readonly to: string };

/** A period that can be chosen by name. */
export type Preset = Period & { readonly id: string };

const pad = (n: number) => String(n).padStart(2, '0');

/** First day of the month `shift` months after the month of a day. */
function monthStart(day: string, shift: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const months = year * 12 + (month - 1) + shift;
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}-01`;
}

function months(day: string, shift: number, length: number): Period {
  return { from: monthStart(day, shift), to: addDays(monthStart(day, shift + length), -1) };
}

/** Periods counted from an instant, in the workspace's zone. @param asOf ISO instant */
export function presetsAt(asOf: string, zone: string): readonly Preset[] {
  const today = localDay(BigInt(Date.parse(asOf)) * 1000n, zone);
  const intoQuarter = -((Number(today.slice(5, 7)) - 1) % 3);
  const intoYear = -(Number(today.slice(5, 7)) - 1);
  const preset = (id: string, { from, to }: Period): Preset => ({ id, from, to: to < today ? to : today });
  return [
    preset('this_month', months(today, 0, 1)),
    preset('last_month', months(today, -1, 1)),
    preset('this_quarter', months(today, intoQuarter, 3)),
    preset('last_quarter', months(today, intoQuarter - 3, 3)),
    preset('last_90_days', { from: addDays(today, -89), to: today }),
    preset('last_12_months', { from: addDays(monthStart(today, -11), 0), to: today }),
    preset('this_year', months(today, intoYear, 12)),
    preset('last_year', months(today, intoYear - 12, 12)),
  ];
}

/** The same days a year earlier; 29 February becomes the 28th. */
function yearBefore(day: string): string {
  const shifted = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return shifted.endsWith('-02-29') ? `${shifted.slice(0, 8)}28` : shifted;
}

/** The period to compare with: `view.compare` = previous (as long, just before) or year; null without a whole period. */
export function periodBefore(params: URLSearchParams): Period | null {
  const [from, to, compare] = ['from', 'to', 'view.compare'].map((name) => params.get(name));
  if (!from || !to || !compare || from > to) return null;
  if (!/^\d{4}-\d\d-\d\d$/.test(from) || !/^\d{4}-\d\d-\d\d$/.test(to)) return null;
  if (compare === 'year') return { from: yearBefore(from), to: yearBefore(to) };
  if (compare !== 'previous') return null;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}
