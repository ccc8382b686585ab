export const microsPerDay = 86_400_000_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function parts(micros: number, timezone: string): Record<string, number> {
  let formatter = formatters.get(timezone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timezone, formatter);
  }
  const found: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(Math.floor(micros / 1000)))
    found[type] = Number(value);
  return found;
}

/** The local day of an instant, YYYY-MM-DD. */
export function localDay(micros: number, timezone: string): string {
  const { year, month, day } = parts(micros, timezone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The local month of an instant, YYYY-MM. */
export function localMonth(micros: number, timezone: string): string {
  return localDay(micros, timezone).slice(0, 7);
}

function zoneOffset(micros: number, timezone: string): number {
  const { year, month, day, hour, minute, second } = parts(micros, timezone);
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) * 1000;
  return wall - Math.floor(micros / 1_000_000) * 1_000_000;
}

/** The first microsecond of a local day. */
export function dayStart(day: string, timezone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) * 1000;
  const near = wall - zoneOffset(wall, timezone);
  return wall - zoneOffset(near, timezone);
}

/** The day n days after (before, when negative). */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** The last microsecond of a local day. */
export function dayEnd(day: string, timezone: string): number {
  return dayStart(addDays(day, 1), timezone) - 1;
}

/** Days from one day to another. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
}

/** ISO 8601 UTC with as many digits of the second as needed. */
export function isoInstant(micros: number): string {
  const whole = Math.floor(micros / 1_000_000);
  const fraction = micros - whole * 1_000_000;
  const base = new Date(whole * 1000).toISOString().slice(0, 19);
  return fraction === 0 ? `${base}Z` : `${base}.${String(fraction).padStart(6, '0')}Z`;
}

/** A day means its last microsecond; anything else is an ISO instant with a zone. */
export function parseAsOf(text: string, timezone: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayEnd(text, timezone);
  const [, head, fraction = '', zone] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  if (!head) throw new Error(`not an instant: ${text}`);
  return Date.parse(`${head}${zone}`) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** First and last day of 2026, 2026-Q4, 2026-11 or 2026-W47. */
export function periodDays(period: string): { first: string; last: string } {
  const [year, part] = [Number(period.slice(0, 4)), period.slice(5)];
  const day = (month: number, date: number) =>
    new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  if (part === '') return { first: day(0, 1), last: day(12, 0) };
  if (part.startsWith('Q')) {
    const month = (Number(part[1]) - 1) * 3;
    return { first: day(month, 1), last: day(month + 3, 0) };
  }
  if (part.startsWith('W')) {
    const weekday = (new Date(Date.UTC(year, 0, 4)).getUTCDay() + 6) % 7;
    const first = addDays(day(0, 4), -weekday + 7 * (Number(part.slice(1)) - 1));
    return { first, last: addDays(first, 6) };
  }
  return { first: day(Number(part) - 1, 1), last: day(Number(part), 0) };
}

/** The calendar quarter of a day, 2026-Q4. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
