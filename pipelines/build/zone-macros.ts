import type { DuckDBConnection } from '@duckdb/node-api';
import { zoneOffset } from '../../lib/calendar/zone.ts';

const hour = 3_600_000;
const first = Date.UTC(1990, 0, 1);
const last = Date.UTC(2060, 0, 1);

type Change = { readonly atMs: number; readonly before: number; readonly after: number };

/** Every change of the zone's offset between 1990 and 2060, to the second. */
function changesOf(zone: string): Change[] {
  const changes: Change[] = [];
  const step = 14 * 24 * hour;
  for (let from = first; from < last; from += step) {
    const before = zoneOffset(from, zone);
    const after = zoneOffset(from + step, zone);
    if (before === after) continue;
    let low = from;
    let high = from + step;
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (zoneOffset(middle, zone) === before) low = middle;
      else high = middle;
    }
    changes.push({ atMs: high, before, after });
  }
  return changes;
}

/** A balanced tree of comparisons: a few per row, where ICU would take a call per row. */
function tree(changes: readonly Change[], threshold: (change: Change) => number, initial: number): string {
  const middle = changes[changes.length >> 1];
  if (!middle) return String(initial * 1000);
  const later = changes.slice((changes.length >> 1) + 1);
  return `case when us < ${threshold(middle) * 1000} then ${tree(changes.slice(0, changes.length >> 1), threshold, initial)}
    else ${tree(later, threshold, middle.after)} end`;
}

/**
 * Macros that turn instants into the zone's local time and back by plain arithmetic. A local time that comes twice
 * is its last occurrence; one that the clock jumps over is read with the offset before the jump, as ICU does.
 */
export async function createZoneMacros(connection: DuckDBConnection, zone: string): Promise<void> {
  const changes = changesOf(zone);
  const initial = changes[0]?.before ?? zoneOffset(first, zone);
  await connection.run(
    `create macro offset_at(us) as (${tree(changes, ({ atMs }) => atMs, initial)})::bigint;
     create macro offset_of_local(us) as (${tree(changes, ({ atMs, after }) => atMs + after, initial)})::bigint;`,
  );
}
