import { z } from 'zod';
import { localDay } from '../calendar/zone.ts';
import { VoronkaError } from '../errors.ts';
import { allRules, flagsSql, judgements } from '../rules.ts';
import { quote } from '../sql-literal.ts';
import { caseFilters, count, listOf, number, type Report, type ReportContext, text } from './report.ts';
import { days, instant, money, n, rate } from './shapes.ts';

const schema = z.object({
  rows: z.array(
    z.object({
      deal_id: z.string(),
      name: z.string().nullable(),
      process: z.string(),
      stage: z.string().nullable(),
      outcome: z.enum(['open', 'won', 'lost', 'neutral']),
      amount: money,
      amount_own: z.number().nullable().describe('In the currency of the deal.'),
      currency: z.string(),
      owner: z.string().nullable(),
      team: z.string().nullable(),
      source: z.string().nullable(),
      created_at: instant,
      closed_at: instant,
      expected_close_date: z.string().nullable(),
      age_days: days,
      stage_age_days: days,
      pushes: n,
      probability: rate,
      flags: z.array(z.string()).describe('Rules broken now.'),
    }),
  ),
  total: n,
});

const sorts: Readonly<Record<string, string>> = {
  deal_id: 'c.case_id',
  name: 'c.name',
  stage: 'c.position',
  outcome: 'c.outcome',
  amount: 'c.amount_value',
  owner: 'c.owner',
  source: 'c.source',
  created_at: 'c.created_at',
  closed_at: 'c.closed_at',
  expected_close_date: 'c.expected_close_date',
  age_days: 'c.created_at',
  stage_age_days: 'c.current_since',
};

/** Sorting an age ascending is sorting its start descending. */
const reversed = new Set(['age_days', 'stage_age_days']);

function orderOf(sort: string | undefined): string {
  if (!sort) return "c.outcome <> 'open', c.amount_value desc nulls last, c.case_id";
  const [, minus, name = ''] = /^(-?)(\w+)$/.exec(sort) ?? [];
  const column = sorts[name];
  if (!column) {
    throw new VoronkaError(
      'usage',
      `Deals cannot be sorted by "${sort}".`,
      `Known: ${Object.keys(sorts).join(', ')}; a minus before it turns the order.`,
    );
  }
  const descending = (minus === '-') !== reversed.has(name);
  return `${column} ${descending ? 'desc' : 'asc'} nulls last, c.case_id`;
}

function inList(column: string, values: readonly string[] | undefined): string {
  return values ? `${column} in (${values.map(quote).join(', ')})` : 'true';
}

/** The page's cases in their order, then the flags that stand on them: by the build, or judged for another instant. */
async function choosePage({ connection, query, scope, warehouse }: ReportContext): Promise<number> {
  const rule = query.rule
    ? `case_no in (select case_no from flags_now where ${inList('rule', query.rule)})`
    : 'true';
  const now = scope.isDefaultAsOf
    ? 'from flags'
    : flagsSql(
        allRules(),
        new Date(Number(scope.asOf / 1000n)).toISOString().replace('Z', ''),
        localDay(scope.asOf, warehouse.info.timezone),
      );
  const why = await judgements(connection, scope.process);
  const judged = [...why].filter(([, reason]) => reason === null).map(([name]) => quote(name));
  const limit = query.limit ?? 100;
  if (query.rule) {
    await connection.run(
      `create temp table flags_now as select rule, case_no from (${now}) where is_now and process_no = ${scope.process.no} and rule in (${judged.join(', ') || "''"})`,
    );
  }
  const where = `${inList('c.outcome', query.outcome)} and ${rule}
    and ${query.stage ? `c.state_no in (select state_no from process_states where process_no = ${scope.process.no} and ${inList('state_id', query.stage)})` : 'true'}`;
  const total = await connection.runAndReadAll(
    `select count(*)::integer as n from scoped_cases as c where ${where}`,
  );
  await connection.run(
    `create temp table chosen_cases as
     select *, row_number() over () as nth
     from (
       select c.* from scoped_cases as c where ${where}
       order by ${orderOf(query.sort)} ${limit === 0 ? '' : `limit ${limit}`} offset ${query.offset ?? 0}
     )`,
  );
  const page = await connection.runAndReadAll('select case_no from chosen_cases');
  if (!scope.isDefaultAsOf) await scope.narrow(page.getRows().map(([caseNo]) => Number(caseNo)));
  await connection.run(
    `create temp table found_flags as
     select * from (${now}) where process_no = ${scope.process.no} and rule in (${judged.join(', ') || "''"})
       and case_no in (select case_no from chosen_cases)`,
  );
  return Number(total.getRows()[0]?.[0]);
}

async function answer(context: ReportContext) {
  const total = await choosePage(context);
  const rows = await context.run('deals');
  const [exactness] = await context.run('exactness');
  return {
    n_cases: total,
    excluded: [],
    as_of_exact: exactness?.is_exact !== false,
    rows: rows.map((row) => ({
      deal_id: String(row.deal_id),
      name: text(row, 'name'),
      process: String(row.process),
      stage: text(row, 'stage'),
      outcome: row.outcome as 'open' | 'won' | 'lost' | 'neutral',
      amount: number(row, 'amount'),
      amount_own: number(row, 'amount_own'),
      currency: String(row.currency),
      owner: text(row, 'owner'),
      team: text(row, 'team'),
      source: text(row, 'source'),
      created_at: text(row, 'created_at'),
      closed_at: text(row, 'closed_at'),
      expected_close_date: text(row, 'expected_close_date'),
      age_days: number(row, 'age_days'),
      stage_age_days: number(row, 'stage_age_days'),
      pushes: count(row, 'pushes'),
      probability: number(row, 'probability'),
      flags: listOf(row.flags),
    })),
    total,
  };
}

/** The deals behind the numbers, with age, pushes, probability and the rules they break now. */
export const deals: Report = {
  name: 'deals',
  entity: 'deal',
  uses: [...caseFilters, 'limit', 'offset', 'sort', 'stage', 'outcome', 'rule'],
  bases: [],
  schema,
  list: 'rows',
  answer,
};
