import { isoInstant } from './calendar/zone.ts';
import { runSql } from './run-sql.ts';
import type { Query } from './schema/query.ts';
import { processOf } from './scope.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

type Words = { readonly en: string; readonly ru: string };

/** A state of a process, as pages name it. */
export type AboutState = {
  readonly id: string;
  readonly name: Words;
  readonly kind: string;
  readonly position: number | null;
};

/** A process of the build. */
export type AboutProcess = {
  readonly id: string;
  readonly entity: 'deal' | 'lead' | 'contract';
  readonly name: Words;
  readonly isStrict: boolean;
  readonly cases: number;
};

/** What every page needs to know before it asks: the build, its processes, the stages and the values of filters. */
export type About = {
  readonly build: string;
  readonly asOf: string;
  readonly timezone: string;
  readonly currency: string;
  readonly processes: readonly AboutProcess[];
  readonly process: AboutProcess;
  readonly states: readonly AboutState[];
  /** Names of the process's criteria by id. */
  readonly criteria: Readonly<Record<string, Words>>;
  /** Values of each dimension in the process, the commonest first. */
  readonly values: Readonly<Record<string, readonly string[]>>;
};

const remembered = new Map<string, Promise<About>>();

async function read(warehouse: Warehouse, query: Query): Promise<About> {
  return warehouse.use(async (connection) => {
    const shown = await processOf(connection, query, 'deal');
    const processes = await runSql(connection, sqlFile('reports', 'processes_shown'), {});
    const states = await runSql(connection, sqlFile('reports', 'process_states_shown'), {
      process: shown.no,
    });
    const criteria = await runSql(connection, sqlFile('reports', 'criteria_names'), { process: shown.no });
    const rows = await runSql(connection, sqlFile('reports', 'filter_values'), { process: shown.no });
    const values: Record<string, string[]> = {};
    for (const { dimension, value } of rows) {
      values[String(dimension)] ??= [];
      values[String(dimension)]?.push(String(value));
    }
    const all = processes.map(
      (row): AboutProcess => ({
        id: String(row.process_id),
        entity: row.entity as AboutProcess['entity'],
        name: { en: String(row.name_en), ru: String(row.name_ru) },
        isStrict: row.is_strict === true,
        cases: Number(row.cases),
      }),
    );
    return {
      build: warehouse.build,
      asOf: isoInstant(warehouse.info.asOf),
      timezone: warehouse.info.timezone,
      currency: warehouse.info.baseCurrency,
      processes: all,
      process: all.find(({ id }) => id === shown.id)!,
      states: states.map((row) => ({
        id: String(row.state_id),
        name: { en: String(row.name_en), ru: String(row.name_ru) },
        kind: String(row.kind),
        position: row.position === null ? null : Number(row.position),
      })),
      criteria: Object.fromEntries(
        criteria.map((row) => [
          String(row.criterion_id),
          { en: String(row.name_en), ru: String(row.name_ru) },
        ]),
      ),
      values,
    };
  });
}

/**
 * What a build holds, for the frame of a page; remembered, for a build never changes.
 * @throws VoronkaError usage for an unknown process
 */
export function aboutBuild(warehouse: Warehouse, query: Query): Promise<About> {
  const key = `${warehouse.build} ${query.process ?? ''}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= 50) remembered.clear();
  const reading = read(warehouse, query);
  remembered.set(key, reading);
  reading.catch(() => remembered.delete(key));
  return reading;
}
