import { type Answer, ask, metricNames } from './ask.ts';
import { isoInstant } from './calendar/zone.ts';
import { caseFilters } from './reports/report.ts';
import { runSql } from './run-sql.ts';
import type { Query } from './schema/query.ts';
import { openScope } from './scope.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

/** Row sets of GET /api/v1/{deals,flags,visits} and `export`; other names are metrics. */
export const rowSets = ['deals', 'flags', 'visits'] as const;

/** Filters that mean something for visits. */
const used = new Set<string>([...caseFilters, 'limit', 'offset']);

async function visits(warehouse: Warehouse, query: Query, signal?: AbortSignal): Promise<Answer> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const filters = Object.fromEntries(given.filter(([name]) => used.has(name))) as Query;
  return warehouse.use(async (connection) => {
    const scope = await openScope(connection, warehouse.info, filters, 'deal', 'created');
    const rows = await runSql(connection, sqlFile('reports', 'visits'), {
      as_of: scope.asOf,
      limit: query.limit || 2 ** 31,
      offset: query.offset ?? 0,
    });
    return {
      metric: 'visits',
      process: scope.process.id,
      as_of: isoInstant(scope.asOf),
      as_of_exact: true,
      build: warehouse.build,
      filters: query,
      ignored: given.map(([name]) => name).filter((name) => !used.has(name)),
      total: Number(rows[0]?.total ?? 0),
      rows: rows.map(({ total: _total, ...row }) => row),
    };
  }, signal);
}

export type RowSet = (typeof rowSets)[number];

/** One row set as an answer with `rows` and `total`; 100 rows unless `limit` says otherwise, 0 = all. */
export async function askRows(
  warehouse: Warehouse,
  name: RowSet,
  query: Query,
  signal?: AbortSignal,
): Promise<Answer> {
  const paged = { limit: 100, ...query };
  if (metricNames().includes(name)) return ask(warehouse, name, paged, signal);
  if (name === 'visits') return visits(warehouse, paged, signal);
  const {
    flags,
    flags_total,
    rules: _rules,
    by_owner: _owners,
    ...frame
  } = await ask(warehouse, 'compliance', paged, signal);
  return { ...frame, metric: name, total: flags_total, rows: flags };
}
