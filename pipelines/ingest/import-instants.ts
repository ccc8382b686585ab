import type { DuckDBConnection } from '@duckdb/node-api';
import { kinds } from '../../lib/schema/canonical.ts';
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

export type ImportInstant = {
  no: number;
  id: string;
  /** ISO 8601, UTC. */
  instant: string;
  source: 'exported_at' | 'data' | 'import_moment';
};

/** The instant of an import: as told, else the latest event in its rows not after the moment of import, else that. */
export async function importInstant(
  connection: DuckDBConnection,
  one: LandedImport,
  { exportedAt, importedAt }: { exportedAt: string | null; importedAt: string },
): Promise<ImportInstant> {
  const { instant, source } = exportedAt
    ? { instant: exportedAt, source: 'exported_at' as const }
    : await latestEvent(connection, one, importedAt);
  await connection.run(
    `insert into raw.imports values (${one.no}, ${literal(one.id)}, ${literal(instant)}::timestamp, ${literal(source)})`,
  );
  return { no: one.no, id: one.id, instant: `${instant.replace(' ', 'T')}Z`, source };
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
