import { z } from 'zod';
import { type Behind, findBehind, keysOf } from '../figures/behind.ts';
import { type Query, querySchema } from '../schema/query.ts';
import { choosePage } from './deals-choose.ts';
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
  amount_total: money.describe('Amount of all deals that match, not only of the page.'),
  figure: z.string().optional().describe('The figure asked about.'),
  amount: money.optional().describe('Money of the figure: of all that is behind it.'),
  weighted: money.optional().describe('Amount times chance of all that is behind a figure of the forecast.'),
  visits: n.optional().describe('Visits that a figure of the durations counts.'),
  flags: n.optional().describe('Flags that a figure of the rules counts.'),
});

/** Sums over all that is behind a figure, whatever the list shows of it. */
async function sumsOf({ connection }: ReportContext, { figure }: Behind) {
  const reader = await connection.runAndReadAll(
    `select coalesce(sum(stays), 0)::integer as stays, sum(money) as money, sum(weighted) as weighted,
       count(money) as n_money, count(weighted) as n_weighted, count(*) as n,
       case when count(*) = 0 then 0.0 else sum(amount_value)::double end as amount
     from behind inner join scoped_cases using (case_no)`,
  );
  const row = reader.getRowObjectsJS()[0];
  const none = count(row, 'n') === 0;
  return {
    figure: figure.name,
    amount: figure.sums?.includes('money') ? (none ? 0 : number(row, 'money')) : number(row, 'amount'),
    ...(figure.sums?.includes('weighted') && { weighted: none ? 0 : number(row, 'weighted') }),
    ...(figure.counts && { [figure.counts]: count(row, 'stays') }),
  };
}

const used = [...caseFilters, 'limit', 'offset', 'sort', 'stage', 'outcome', 'rule', 'group_by', 'key', 'q'];

/** What was given and means nothing for a list of deals without a figure. */
function ignoredBy(query: Query): string[] {
  return Object.keys(query).filter(
    (name) => !used.includes(name) && query[name as keyof Query] !== undefined,
  );
}

async function answer(given: ReportContext) {
  const behind = given.query.figure === undefined ? null : await findBehind(given, given.query.figure);
  const context = behind ? { ...given, query: behind.query, scope: behind.scope } : given;
  const sums = behind ? await sumsOf(context, behind) : {};
  const keys = keysOf(context.query);
  const { total, amount } = await choosePage(context, { query: context.query, behind, keys });
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
    amount_total: amount,
    ignored: behind?.ignored ?? ignoredBy(given.query),
    ...sums,
  };
}

/** The deals behind the numbers, with age, pushes, probability and the rules they break now. */
export const deals: Report = {
  name: 'deals',
  entity: 'deal',
  // With a figure those of its report count too; what means nothing is told in the answer.
  uses: Object.keys(querySchema.shape) as (keyof Query)[],
  bases: [],
  schema,
  list: 'rows',
  answer,
};

/** What the report adds to the frame of every answer. */
export type DealsBody = z.infer<typeof schema>;
