import type { DuckDBConnection } from '@duckdb/node-api';
import { localDay, ninetyDaysTo } from '../calendar/zone.ts';
import { VoronkaError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { type Basis, caseFilters, type Report, type ReportContext } from '../reports/report.ts';
import { type State, statesOf } from '../reports/states.ts';
import { runSql, runSqlAsView, runSqlInto } from '../run-sql.ts';
import type { Query } from '../schema/query.ts';
import { openScope, type Scope } from '../scope.ts';
import { sqlFile } from '../sql-file.ts';
import type { Figure, FigureContext, Filter, Measures } from './figure.ts';
import { figures } from './index.ts';
import { byGroup, isolateCases, type Keys } from './lone-cases.ts';
import { stamp } from './moments.ts';

/** Filters that mean something for every list of cases, whatever is behind it. */
const listFilters: readonly Filter[] = [
  ...caseFilters,
  'figure',
  'group_by',
  'key',
  'rule',
  'outcome',
  'q',
  'sort',
  'limit',
  'offset',
];

/** The figure of a name. @throws VoronkaError usage for an unknown one */
export function figureOf(name: string): Figure {
  const figure = figures.get(name);
  if (figure) return figure;
  const close = nearest(name, [...figures.keys()]);
  const known = `Known: ${[...figures.keys()].join(', ')}.`;
  throw new VoronkaError(
    'usage',
    `There is no figure "${name}".`,
    close ? `Did you mean ${close}? ${known}` : known,
  );
}

function basisOf({ name, bases }: Report, { basis }: Query): Basis {
  if (!basis || bases.length === 0) return bases[0] ?? 'created';
  if (bases.includes(basis)) return basis;
  throw new VoronkaError(
    'usage',
    `${name} cannot be cut by basis "${basis}".`,
    `It knows: ${bases.join(', ')}.`,
  );
}

/** The group that `group_by` and `key` ask for. @throws VoronkaError usage when they do not fit together */
export function keysOf({ group_by: groups = [], key }: Query): Keys | null {
  if (!key) return null;
  if (key.length === groups.length) return key.map((one) => (one === '' ? null : one));
  throw new VoronkaError(
    'usage',
    `${key.length} key for ${groups.length} group_by.`,
    'Give one key for each group_by, in the same order; an empty key is the missing value.',
  );
}

function checkNeeds({ name, needs }: Figure, query: Query): void {
  const missing = needs.find((filter) => query[filter] === undefined);
  if (missing) throw new VoronkaError('usage', `The figure ${name} needs ${missing}.`, `Add ${missing}=…`);
}

function positionOf(figure: Figure, { stage }: Query, states: readonly State[]): number | null {
  if (!stage || !figure.takes.includes('stage') || figure.takesStages) return null;
  const active = states.filter(({ position }) => position !== null);
  const position = active.find(({ id }) => id === stage[0])?.position;
  if (stage.length === 1 && position) return position;
  throw new VoronkaError(
    'usage',
    `The figure ${figure.name} speaks of one stage of the process, not of "${stage.join('", "')}".`,
    `Known: ${active.map(({ id }) => id).join(', ')}.`,
  );
}

/** The scope again, for groups that cut another instant than the creation. */
async function scopeOf(
  { connection, scope, warehouse }: ReportContext,
  { report }: Figure,
  query: Query,
  basis: Basis,
): Promise<Scope> {
  const isPlain = basis === 'created' || (basis !== 'closed' && !report.cutsVisits);
  if (!query.key || isPlain || !scope.groups.some((name) => name === 'month' || name === 'quarter')) {
    return scope;
  }
  await connection.run(
    `drop view temp.scoped_visits; drop view temp.scoped_cases; drop view temp.visits; drop view temp.cases;
     drop table if exists temp.cases_then`,
  );
  return openScope(connection, warehouse.info, query, report.entity, basis, report.cutsVisits);
}

async function keepBehind(
  connection: DuckDBConnection,
  relation: string,
  where: string,
  { stays = 'null', money = 'null', weighted = 'null' }: Measures,
): Promise<void> {
  await connection.run(
    `create or replace temp table behind as
     select key1::integer as case_no, sum(${stays})::integer as stays, sum(${money})::double as money,
       sum(${weighted})::double as weighted
     from ${relation} where ${where} group by key1`,
  );
}

function contextOf(
  context: ReportContext,
  query: Query,
  scope: Scope,
  basis: Basis,
  more: Pick<FigureContext, 'states' | 'keys' | 'position'>,
): FigureContext {
  const { connection, warehouse } = context;
  const window = {
    from: query.from ? context.window.from : null,
    to: query.to ? context.window.to : null,
  };
  const common = {
    ...window,
    as_of: stamp(scope.asOf),
    today: localDay(scope.asOf, warehouse.info.timezone),
    since: stamp(ninetyDaysTo(scope.asOf, warehouse.info.timezone)),
    process: scope.process.no,
    k: scope.process.nActive,
  };
  const own = (report: string) => sqlFile('reports', report);
  return {
    ...context,
    ...more,
    query,
    scope,
    basis,
    window,
    run: (report, given = {}) => runSql(connection, own(report), { ...common, ...given }),
    runInto: (table, report, given = {}) =>
      runSqlInto(connection, table, own(report), { ...common, ...given }),
    runAsView: (view, report, given = {}) =>
      runSqlAsView(connection, view, own(report), { ...common, ...given }),
    keepFrom: (relation, where, measures = {}) => keepBehind(connection, relation, where, measures),
    keep: async (report, where, { stays, money, weighted, ...given } = {}) => {
      await runSqlAsView(connection, 'figure_rows', byGroup(own(report)), { ...common, ...given });
      await keepBehind(connection, 'figure_rows', where, { stays, money, weighted });
    },
  };
}

/** What lies behind a figure: table `behind` (case_no, stays, money, weighted), and the scope to read it by. */
export type Behind = {
  readonly figure: Figure;
  readonly scope: Scope;
  /** The filters that mean something for the figure. */
  readonly query: Query;
  readonly ignored: readonly string[];
};

/** Finds the cases behind `query.figure`. @throws VoronkaError usage when figure and filters do not fit together */
export async function findBehind(context: ReportContext, name: string): Promise<Behind> {
  const figure = figureOf(name);
  const { report } = figure;
  const known = new Set<string>([...listFilters, ...report.uses, ...figure.takes]);
  const given = Object.entries(context.query).filter(([, value]) => value !== undefined);
  const query = Object.fromEntries(given.filter(([filter]) => known.has(filter))) as Query;
  checkNeeds(figure, query);
  const basis = basisOf(report, query);
  const keys = keysOf(query);
  const scope = await scopeOf(context, figure, query, basis);
  const states = await statesOf({ ...context, scope });
  const position = positionOf(figure, query, states);
  if (!figure.isolates) await isolateCases(context.connection, scope, keys);
  await figure.find(contextOf(context, query, scope, basis, { states, keys, position }));
  await scope.useGroups(false);
  const ignored = given.map(([filter]) => filter).filter((filter) => !known.has(filter));
  return { figure, scope, query, ignored };
}
