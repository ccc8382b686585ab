import type { DuckDBConnection } from '@duckdb/node-api';
import { dayEnd, dayStart, isoInstant, parseInstantOrDay } from '../../lib/calendar/zone.ts';
import { kinds } from '../../lib/schema/canonical.ts';
import { dayInNames } from './dated-names.ts';
import type { LandedImport } from './landing.ts';
import { rowOf } from './rows.ts';
import { identifier, literal } from './sql-text.ts';

/** Columns that say when something happened; planned dates never do. */
const happenings = new Set([
  'created_at',
  'updated_at',
  'stage_entered_at',
  'closed_at',
  'entered_at',
  'changed_at',
  'done_at',
  'first_contact_at',
]);

/** Kinds that say what things are called and meant to be: an import of these alone does not say what time it is. */
export const timelessKinds: readonly string[] = [
  'pipelines',
  'stages',
  'users',
  'products',
  'targets',
  'fx_rates',
];

export const isTimeless = ({ landing }: LandedImport): boolean =>
  landing.files.every(({ kind }) => timelessKinds.includes(kind));

export type ImportInstant = {
  no: number;
  id: string;
  /** ISO 8601, UTC. */
  instant: string;
  source: 'exported_at' | 'data' | 'file_name' | 'import_moment';
};

/**
 * The instant of an import: as told, else the latest event in its rows not after the moment of import, else that moment.
 * A day that its files carry in their names stands for its end, unless some row is later.
 */
export async function importInstant(
  connection: DuckDBConnection,
  one: LandedImport,
  { exportedAt, importedAt, timezone }: { exportedAt: string | null; importedAt: string; timezone: string },
): Promise<ImportInstant> {
  const { instant, source } = exportedAt
    ? { instant: exportedAt, source: 'exported_at' as const }
    : laterOf(await latestEvent(connection, one, importedAt), namedDay(one, importedAt, timezone));
  await connection.run(
    `insert into raw.imports values (${one.no}, ${literal(one.id)}, ${literal(instant)}::timestamp, ${literal(source)})`,
  );
  return { no: one.no, id: one.id, instant: `${instant.replace(' ', 'T')}Z`, source };
}

type Dated = { instant: string; source: ImportInstant['source'] };

/** The end of the day in the files' names, no later than the moment of import; null when they carry none. */
function namedDay(one: LandedImport, importedAt: string, timezone: string): Dated | null {
  const day = dayInNames(one.landing.files.map(({ name }) => name));
  if (day === null || dayStart(day, timezone) > instantOf(importedAt)) return null;
  const end = dayEnd(day, timezone);
  const at = end < instantOf(importedAt) ? isoInstant(end).replace('Z', '') : importedAt;
  return { instant: at, source: 'file_name' };
}

const instantOf = (text: string): bigint => parseInstantOrDay(`${text.replace(' ', 'T')}Z`, 'UTC');

function laterOf(event: Dated, named: Dated | null): Dated {
  if (named === null) return event;
  if (event.source === 'import_moment') return named;
  return instantOf(named.instant) >= instantOf(event.instant) ? named : event;
}

async function latestEvent(connection: DuckDBConnection, one: LandedImport, importedAt: string) {
  const held = new Set(one.landing.files.map((file) => file.kind));
  const selects = [...kinds.values()]
    .filter((kind) => held.has(kind.name))
    .flatMap((kind) =>
      kind.columns
        .filter((column) => happenings.has(column.name))
        .map((column) => {
          const name = identifier(column.name);
          return `select max(${name}) as x from raw.${identifier(kind.name)}
            where import_no = ${one.no} and ${name} <= timestamp ${literal(importedAt)}`;
        }),
    );
  if (selects.length > 0) {
    const { x } = await rowOf(
      connection,
      `select max(x)::varchar as x from (${selects.join(' union all ')})`,
    );
    if (typeof x === 'string') return { instant: x, source: 'data' as const };
  }
  return { instant: importedAt, source: 'import_moment' as const };
}
