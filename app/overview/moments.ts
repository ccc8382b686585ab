import { addDays, isoInstant, localDay, parseInstantOrDay, periodDays } from '../../lib/calendar/zone.ts';
import { type Period, periodBefore } from '../server/periods.ts';

const day = 86_400_000_000n;

/** The periods that the overview speaks of, all counted from one instant. */
export type Moments = {
  /** The local day of the instant. */
  readonly today: string;
  readonly last90: Period;
  /** The instant 90 days before, for the same figures then. */
  readonly before90: string;
  /** The quarter so far. */
  readonly quarter: Period;
  readonly daysPassed: number;
  readonly daysInQuarter: number;
  /** As many days of the quarter before. */
  readonly lastQuarter: Period;
  /** The same days a year earlier. */
  readonly yearAgo: Period;
  /** The months of the last 13, the running one last, as YYYY-MM. */
  readonly months: readonly string[];
};

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function quarterOf(today: string): string {
  return `${today.slice(0, 4)}-Q${Math.floor((Number(today.slice(5, 7)) - 1) / 3) + 1}`;
}

function monthsUpTo(today: string, n: number): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: n }, (_, index) => {
    const month = last - (n - 1 - index);
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/**
 * The periods as of an instant or a day.
 * @param asOf ISO instant, or a day (its end)
 * @param latest the build's own instant: a day that is not over counts up to it
 */
export function momentsAt(asOf: string, latest: string, zone: string): Moments {
  const end = parseInstantOrDay(latest, zone);
  const asked = parseInstantOrDay(asOf, zone);
  const isLater = asked > end;
  const at = isLater ? end : asked;
  const today = localDay(at, zone);
  const { first, next } = periodDays(quarterOf(today));
  const passed = daysBetween(first, today) + 1;
  const before = periodDays(quarterOf(addDays(first, -1)));
  const lastOfBefore = addDays(before.next, -1);
  const sameDay = addDays(before.first, passed - 1);
  const isShorter = sameDay > lastOfBefore;
  const quarter = { from: first, to: today };
  const year = new URLSearchParams({ ...quarter, 'view.compare': 'year' });
  return {
    today,
    last90: { from: addDays(today, -89), to: today },
    before90: isoInstant(at - 90n * day),
    quarter,
    daysPassed: passed,
    daysInQuarter: daysBetween(first, next),
    lastQuarter: { from: before.first, to: isShorter ? lastOfBefore : sameDay },
    yearAgo: periodBefore(year) ?? quarter,
    months: monthsUpTo(today, 13),
  };
}
