import { VoronkaError } from '../errors.ts';

const dayMs = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, made);
    return made;
  } catch (thrown) {
    throw new VoronkaError(
      'usage',
      `Unknown time zone: ${zone}`,
      'Write a name such as Europe/Moscow, Asia/Almaty or UTC.',
      { cause: thrown },
    );
  }
}

/** Wall-clock time of a UTC instant in the zone, as milliseconds "as if UTC", whole seconds only. */
function wallSeconds(utcMs: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(utcMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Offset of the zone at a UTC instant, in milliseconds east of Greenwich. @throws VoronkaError usage, unknown zone */
export function zoneOffset(utcMs: number, zone: string): number {
  const whole = Math.floor(utcMs / 1000) * 1000;
  return wallSeconds(whole, zone) - whole;
}

/**
 * The UTC instant (ms) of a wall-clock time given as milliseconds "as if UTC". A time that comes twice is its
 * first or last occurrence, as asked; a time that the clock jumps over is read with the offset before the jump.
 */
function wallToUtc(wallMs: number, zone: string, twice: 'first' | 'last'): number {
  const before = wallMs - zoneOffset(wallMs - dayMs, zone);
  const after = wallMs - zoneOffset(wallMs + dayMs, zone);
  const valid = [before, after].filter((utc) => utc + zoneOffset(utc, zone) === wallMs);
  if (valid.length === 0) return before;
  return twice === 'first' ? Math.min(...valid) : Math.max(...valid);
}

/** Milliseconds "as if UTC" of a YYYY-MM-DD. @throws VoronkaError usage when there is no such day */
function dayMillis(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) {
    throw new VoronkaError('usage', `There is no such day: ${day}`, 'Write a day as YYYY-MM-DD.');
  }
  return ms;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day `n` days after `day` (YYYY-MM-DD). */
export function addDays(day: string, n: number): string {
  return isoDay(dayMillis(day) + n * dayMs);
}

/** First microsecond of a local day, as UTC microseconds. @throws VoronkaError usage */
export function dayStart(day: string, zone: string): bigint {
  return BigInt(wallToUtc(dayMillis(day), zone, 'first')) * 1000n;
}

/** Last microsecond of a local day, as UTC microseconds. @throws VoronkaError usage */
export function dayEnd(day: string, zone: string): bigint {
  return dayStart(addDays(day, 1), zone) - 1n;
}

function floorMs(us: bigint): number {
  const ms = us / 1000n;
  return Number(us < 0n && ms * 1000n !== us ? ms - 1n : ms);
}

/** The local day (YYYY-MM-DD) on which an instant (UTC microseconds) falls. */
export function localDay(us: bigint, zone: string): string {
  const ms = floorMs(us);
  return isoDay(ms + zoneOffset(ms, zone));
}

/** Bounds of a period in UTC microseconds: `start` belongs to it, `end` is the first instant after it. */
export type Bounds = { readonly start: bigint; readonly end: bigint };

/** First day and first day after of 2026, 2026-Q4, 2026-11 or 2026-W47 (ISO week). @throws VoronkaError usage */
export function periodDays(period: string): { first: string; next: string } {
  const [, year, quarter, month, week] = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})|W(\d{2})))?$/.exec(period) ?? [];
  const y = Number(year);
  const months = (from: number, n: number) => ({
    first: isoDay(Date.UTC(y, from, 1)),
    next: isoDay(Date.UTC(y, from + n, 1)),
  });
  if (week !== undefined) {
    const monday = (of: number) => {
      const fourth = Date.UTC(of, 0, 4);
      return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
    };
    const first = monday(y) + (Number(week) - 1) * 7 * dayMs;
    if (Number(week) >= 1 && first < monday(y + 1))
      return { first: isoDay(first), next: isoDay(first + 7 * dayMs) };
  } else if (quarter !== undefined) return months((Number(quarter) - 1) * 3, 3);
  else if (month !== undefined) {
    if (Number(month) >= 1 && Number(month) <= 12) return months(Number(month) - 1, 1);
  } else if (year !== undefined) return months(0, 12);
  throw new VoronkaError('usage', `Not a period: ${period}`, 'Write 2026, 2026-Q4, 2026-11 or 2026-W47.');
}

/** Bounds of 2026, 2026-Q4, 2026-11 or 2026-W47 in a zone. @throws VoronkaError usage */
export function periodBounds(period: string, zone: string): Bounds {
  const { first, next } = periodDays(period);
  return { start: dayStart(first, zone), end: dayStart(next, zone) };
}

const instant =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * An instant in UTC microseconds: a bare day is its last microsecond in the zone; a time without a zone is local.
 * @throws VoronkaError usage
 */
export function parseInstantOrDay(text: string, zone: string): bigint {
  const bad = () =>
    new VoronkaError(
      'usage',
      `Not a day or an instant: ${text}`,
      'Write 2026-11-30, 2026-11-30T18:00 or 2026-11-30T18:00:00+03:00.',
    );
  const [, day, hour, minute, second = '0', fraction = '', offset] = instant.exec(text.trim()) ?? [];
  if (day === undefined) throw bad();
  if (hour === undefined) {
    if (offset !== undefined) throw bad();
    return dayEnd(day, zone);
  }
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 59) throw bad();
  const wall = dayMillis(day) + ((h * 60 + m) * 60 + s) * 1000;
  const us = BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  // The last occurrence, as the SQL engine reads a local time that comes twice.
  if (offset === undefined) return BigInt(wallToUtc(wall, zone, 'last')) * 1000n + us;
  return BigInt(wall - offsetMillis(offset)) * 1000n + us;
}

function offsetMillis(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const digits = offset.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** ISO 8601 UTC of microseconds: whole seconds without a fraction, else three or six digits. */
export function isoInstant(us: bigint): string {
  const ms = floorMs(us);
  const rest = Number(us - BigInt(ms) * 1000n);
  const text = new Date(ms).toISOString();
  if (rest !== 0) return `${text.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
  return ms % 1000 === 0 ? `${text.slice(0, 19)}Z` : text;
}

/** The start of ninety local days of which the instant's own is the last, microseconds UTC. */
export function ninetyDaysTo(us: bigint, zone: string): bigint {
  return dayStart(addDays(localDay(us, zone), -89), zone);
}
