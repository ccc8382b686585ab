import type { DuckDBConnection } from '@duckdb/node-api';
import { addDays, dayStart, isoInstant, localDay, ninetyDaysTo } from './calendar/zone.ts';
import { VoronkaError } from './errors.ts';
import { reports } from './reports/index.ts';
import type { Basis, Report, ReportContext } from './reports/report.ts';
import { runSql, runSqlAsView, runSqlInto } from './run-sql.ts';
import type { Query } from './schema/query.ts';
import { openScope, type Scope } from './scope.ts';
import { singleMetric, singleMetricNames } from './single-metrics.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

/** One answer document of CONTRACT 3 (`--json` and GET /api/v1/metrics/NAME). */
export type Answer = Record<string, unknown> & { metric: string };

/** The names that `metrics NAME` accepts: the reports first, then the single metrics of sql/metrics. */
export function metricNames(): string[] {
  return [...reports.keys(), ...singleMetricNames()];
}

/** The report or single metric of a name. @throws VoronkaError usage for an unknown one */
export function reportOf(name: string): Report {
  const report = reports.get(name) ?? singleMetric(name);
  if (report) return report;
  throw new VoronkaError('usage', `There is no metric "${name}".`, `Known: ${metricNames().join(', ')}.`);
}

function basisOf(report: Report, query: Query): Basis {
  const basis = query.basis;
  if (!basis) return report.bases[0] ?? 'created';
  if (report.bases.length === 0) return 'created';
  if (report.bases.includes(basis)) return basis;
  throw new VoronkaError(
    'usage',
    `${report.name} cannot be cut by basis "${basis}".`,
    `It knows: ${report.bases.join(', ')}.`,
  );
}

function window(query: Query, zone: string): { from: string | null; to: string | null } {
  const instant = (day: string) => isoInstant(dayStart(day, zone)).replace('T', ' ').replace('Z', '');
  if (query.from && query.to && query.from > query.to) {
    throw new VoronkaError('usage', `from ${query.from} is after to ${query.to}.`, 'Swap them.');
  }
  return {
    from: query.from ? instant(query.from) : null,
    to: query.to ? instant(addDays(query.to, 1)) : null,
  };
}

/** A filter that was given and that the report does not use. */
function ignoredBy(report: Report, query: Query): string[] {
  return Object.entries(query)
    .filter(([name, value]) => value !== undefined && !(report.uses as readonly string[]).includes(name))
    .map(([name]) => name);
}

function contextOf(
  connection: DuckDBConnection,
  warehouse: Warehouse,
  query: Query,
  scope: Scope,
  basis: Basis,
): ReportContext {
  const zone = warehouse.info.timezone;
  const bounds = window(query, zone);
  const stamp = (us: bigint) => isoInstant(us).replace('T', ' ').replace('Z', '');
  const today = localDay(scope.asOf, zone);
  const common = {
    ...bounds,
    as_of: stamp(scope.asOf),
    today,
    since: stamp(ninetyDaysTo(scope.asOf, zone)),
    process: scope.process.no,
    k: scope.process.nActive,
  };
  return {
    connection,
    warehouse,
    query,
    scope,
    basis,
    window: bounds,
    run: (report, more = {}) => runSql(connection, sqlFile('reports', report), { ...common, ...more }),
    runInto: (table, report, more = {}) =>
      runSqlInto(connection, table, sqlFile('reports', report), { ...common, ...more }),
    runAsView: (view, report, more = {}) =>
      runSqlAsView(connection, view, sqlFile('reports', report), { ...common, ...more }),
  };
}

/**
 * Answers one question from a published build.
 * @throws VoronkaError usage for an unknown metric, process, filter value or an as-of after the build's
 */
export async function ask(
  warehouse: Warehouse,
  name: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Answer> {
  const report = reportOf(name);
  const ignored = ignoredBy(report, query);
  const used = Object.fromEntries(Object.entries(query).filter(([key]) => !ignored.includes(key))) as Query;
  const basis = basisOf(report, used);
  return warehouse.use(async (connection) => {
    const scope = await openScope(connection, warehouse.info, used, report.entity, basis, report.cutsVisits);
    const {
      n_cases,
      excluded,
      as_of_exact = true,
      ...own
    } = await report.answer(contextOf(connection, warehouse, used, scope, basis));
    return {
      metric: name,
      process: scope.process.id,
      as_of: isoInstant(scope.asOf),
      as_of_exact: as_of_exact || scope.isDefaultAsOf,
      build: warehouse.build,
      filters: query,
      ignored,
      n_cases,
      excluded,
      ...own,
    };
  }, signal);
}
