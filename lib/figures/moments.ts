import { isoInstant, localDay } from '../calendar/zone.ts';

/** An instant, microseconds UTC, as the text that statements take. */
export function stamp(us: bigint): string {
  return isoInstant(us).replace('T', ' ').replace('Z', '');
}

/** The quarter in which an instant lies in the zone: 2026-Q4. */
export function quarterAt(us: bigint, zone: string): string {
  const day = localDay(us, zone);
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}
