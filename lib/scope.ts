import type { DuckDBConnection } from '@duckdb/node-api';
import { parseInstantOrDay } from './calendar/zone.ts';
import { VoronkaError } from './errors.ts';
import type { Query } from './schema/query.ts';
import { literal, quote } from './sql-literal.ts';
import type { BuildInfo } from './warehouse.ts';

/** A process of the build, as reports need it. */
export type ScopeProcess = {
  readonly no: number;
  readonly id: string;
  readonly entity: string;
  readonly isStrict: boolean;
  readonly nActive: number;
};

/** What a question is about: the instant, the process and the cases that match the filters. */
export type Scope = {
  readonly asOf: bigint;
  readonly isDefaultAsOf: boolean;
  readonly process: ScopeProcess;
  /** Names of the group_by dimensions, none, one or two. */
  readonly groups: readonly string[];
  /** No filter on cases: the scope is the whole process. */
  readonly isWhole: boolean;
  /** Whether `key1` and `key2` of the scoped views carry the groups, or are null: the whole. */
  useGroups(on: boolean): Promise<void>;
  /** Cuts `cases` and `visits` down to a few cases, for the evidence of a page of flags. */
  narrow(caseNos: readonly number[]): Promise<void>;
};

/** Which instant the question speaks of. @throws VoronkaError usage when it cannot be read or is after the build's */
export function asOfOf(query: Query, info: BuildInfo): bigint {
  if (query.as_of === undefined) return info.asOf;
  const asOf = parseInstantOrDay(query.as_of, info.timezone);
  if (asOf <= info.asOf) return asOf;
  const sameDay =
    /^\d{4}-\d{2}-\d{2}$/.test(query.as_of) &&
    parseInstantOrDay(query.as_of, info.timezone) - info.asOf < 86_400_000_000n;
  if (sameDay) return info.asOf;
  throw new VoronkaError(
    'usage',
    `as_of ${query.as_of} is after the build's own instant ${new Date(Number(info.asOf / 1000n)).toISOString()}.`,
    'Import a later export, or ask for an earlier instant.',
  );
}

/** The process asked for, or the one of the entity with the most cases. @throws VoronkaError usage */
export async function processOf(
  connection: DuckDBConnection,
  query: Query,
  entity: 'deal' | 'lead' | 'contract',
): Promise<ScopeProcess> {
  const reader = await connection.runAndReadAll(
    `select p.*, coalesce(c.n, 0) as n
     from processes as p
     left join (select process_no, count(*)::integer as n from main.cases group by all) as c using (process_no)
     order by p.entity <> $entity, n desc, p.process_no`,
    { entity },
  );
  const rows = reader.getRowObjectsJS();
  const row = query.process ? rows.find((one) => one.process_id === query.process) : rows[0];
  if (!row) {
    const known = rows.map((one) => String(one.process_id)).join(', ');
    throw new VoronkaError(
      'usage',
      `No process "${query.process ?? ''}" in this build.`,
      `It has: ${known || 'none'}.`,
    );
  }
  return {
    no: Number(row.process_no),
    id: String(row.process_id),
    entity: String(row.entity),
    isStrict: Boolean(row.is_strict),
    nActive: Number(row.n_active),
  };
}

function oneOf(column: string, values: readonly string[] | undefined): string[] {
  if (!values) return [];
  const named = values.filter((value) => value !== '');
  const tests = [
    ...(named.length > 0 ? [`${column} in (${named.map(quote).join(', ')})`] : []),
    ...(named.length < values.length ? [`${column} is null`] : []),
  ];
  return [`(${tests.join(' or ')})`];
}

function customColumn(name: string): string {
  return `json_extract_string(custom, ${quote(`$."${name.replaceAll('"', '\\"')}"`)})`;
}

/** The conditions of the case filters, in SQL over `cases`. */
function conditions(query: Query): string[] {
  return [
    ...oneOf('source', query.source),
    ...oneOf('owner', query.owner),
    ...oneOf('team', query.team),
    ...oneOf('segment', query.segment),
    ...oneOf('product', query.product),
    ...oneOf('pipeline', query.pipeline),
    ...oneOf('case_id', query.deal),
    ...(query.amount_min === undefined ? [] : [`amount_value >= ${query.amount_min}`]),
    ...(query.amount_max === undefined ? [] : [`amount_value <= ${query.amount_max}`]),
    ...Object.entries(query.custom ?? {}).flatMap(([name, values]) => oneOf(customColumn(name), values)),
  ];
}

/** Columns of a case that no report reads: not worth keeping for a question about another instant. */
const unread = [
  'account',
  'contact_id',
  'lead_id',
  'direction',
  'traffic_source',
  'next_step',
  'first_contact_at',
  'status',
  'stage',
  'import_no',
  'file_no',
  'record',
];

const isPeriod = (name: string) => name === 'month' || name === 'quarter';

const plainGroups = ['source', 'owner', 'team', 'segment', 'product', 'pipeline'];

/** A group_by dimension as an expression over `cases`; `moment` is the instant that month and quarter cut. */
function groupExpression(name: string, moment: string): string {
  if (plainGroups.includes(name)) return name;
  if (name === 'client') return "if(is_existing_client, 'existing', 'new')";
  if (name === 'month') return `month_of(${moment})`;
  if (name === 'quarter') return `quarter_of(${moment})`;
  if (name === 'amount_band') return 'amount_band(amount_value, cuts)';
  return customColumn(name.slice('custom.'.length));
}

const groupMoments: Record<string, string> = {
  created: 'created_at',
  closed: 'closed_at',
  entered: 'created_at',
  exited: 'created_at',
};

/**
 * Makes the views that reports read: `visits` and `cases` as of the instant, `scoped_cases` and `scoped_visits`
 * with the filters applied, `key1` and `key2` the groups, `amount_value` in the asked currency. With `cutsVisits` a
 * month or quarter is that of the visit's entry (or exit), not of its case.
 */
export async function openScope(
  connection: DuckDBConnection,
  info: BuildInfo,
  query: Query,
  entity: 'deal' | 'lead' | 'contract',
  basis: string,
  cutsVisits = false,
): Promise<Scope> {
  const process = await processOf(connection, query, entity);
  const asOf = asOfOf(query, info);
  const isDefaultAsOf = asOf === info.asOf;
  const moment = `make_timestamp(${asOf})`;
  const groups = query.group_by ?? [];
  const [key1, key2] = groups.map((name) => groupExpression(name, groupMoments[basis] ?? 'created_at'));
  const visitMoment =
    cutsVisits && basis !== 'created' ? `v.${basis === 'exited' ? 'left_at' : 'entered_at'}` : null;
  const visitKey = (index: number) => {
    const name = groups[index];
    if (name === undefined) return 'null::varchar';
    return visitMoment && isPeriod(name) ? groupExpression(name, visitMoment) : `c.key${index + 1}`;
  };
  const catalog = (await connection.runAndReadAll('select current_database() as name')).getRowObjectsJS()[0]
    ?.name;
  const main = `${literal(String(catalog)).replaceAll("'", '"')}.main`;
  if (isDefaultAsOf) {
    await connection.run(`create temp view cases as from ${main}.cases`);
  } else {
    await connection.run(
      `create temp table cases_then as select * exclude (${unread.join(', ')}) from cases_at(${moment});
       create temp view cases as from cases_then;
       create temp view broken_criteria as from criteria_broken(${moment})`,
    );
  }
  // Not the view main.visits: its instant is a subquery in a dozen places, which costs 100 ms of planning per question.
  await connection.run(`create temp view visits as from visits_at(${moment})`);
  const latest = await connection.runAndReadAll('select epoch_us(max(created_at)) as created from case_base');
  const hasUnborn = BigInt((latest.getRowObjectsJS()[0]?.created as bigint | null) ?? 0) > asOf;
  const amount = query.currency === 'constant' ? 'amount_constant' : 'amount_base';
  const where = conditions(query);
  const useGroups = async (on: boolean) => {
    const keys = on ? [key1, key2] : [];
    await connection.run(
      `create or replace temp view scoped_cases as
       select *, ${keys[0] ?? 'null::varchar'} as key1, ${keys[1] ?? 'null::varchar'} as key2
       from (
         select c.*, c.${amount} as amount_value, b.cuts
         from cases as c inner join amount_bands as b using (process_no)
         where process_no = ${process.no}
       ) where ${where.length > 0 ? where.join(' and ') : 'true'}`,
    );
    // Visits of cases that do not exist yet do not count: only a case created after the instant has such.
    const joined = keys.length > 0 || where.length > 0 || hasUnborn;
    await connection.run(
      `create or replace temp view scoped_visits as
       select v.*, ${on ? visitKey(0) : 'null::varchar'} as key1, ${on ? visitKey(1) : 'null::varchar'} as key2
       from visits as v ${joined ? 'inner join scoped_cases as c using (case_no, process_no)' : ''}
       where v.process_no = ${process.no}`,
    );
  };
  await useGroups(false);
  const narrow = async (caseNos: readonly number[]) => {
    const only = `where case_no in (${caseNos.length > 0 ? caseNos.join(', ') : '-1'})`;
    await connection.run(
      `create or replace temp view cases as from ${isDefaultAsOf ? `${main}.cases` : 'cases_then'} ${only};
       create or replace temp view visits as from visits_at(${moment}) ${only}`,
    );
  };
  return { asOf, isDefaultAsOf, process, groups, isWhole: where.length === 0, useGroups, narrow };
}
