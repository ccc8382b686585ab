import { parseInstantOrDay } from '../lib/calendar/zone.ts';
import { VoronkaError } from '../lib/errors.ts';

/** `--exported-at` as an ISO instant: a day is its end, a time without a zone is the workspace's. @throws VoronkaError usage */
export function readExportedAt(text: string, timezone: string): string {
  const micros = parseInstantOrDay(text, timezone);
  if (micros < 0n) throw new VoronkaError('usage', `--exported-at "${text}" is before 1970.`);
  return new Date(Number(micros / 1000n))
    .toISOString()
    .replace('Z', `${String(micros % 1000n).padStart(3, '0')}Z`);
}
