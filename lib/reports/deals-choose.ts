import { localDay } from '../calendar/zone.ts';
import type { Behind } from '../figures/behind.ts';
import { isOfGroup, type Keys } from '../figures/lone-cases.ts';
import { stamp } from '../figures/moments.ts';
import { allRules, flagsSql, judgements } from '../rules.ts';
import type { Query } from '../schema/query.ts';
import { quote } from '../sql-literal.ts';
import { withWaivers } from '../waived.ts';
import { orderOf } from './deals-sort.ts';
import { count, number, type ReportContext } from './report.ts';

/** What a list of deals is about. */
export type Choice = {
  readonly query: Query;
  /** The figure asked about, its cases in table `behind`. */
  readonly behind: Behind | null;
  readonly keys: Keys | null;
};

function inList(column: string, values: readonly string[] | undefined): string {
  return values ? `${column} in (${values.map(quote).join(', ')})` : 'true';
}

/** Letters of the search anywhere in the id, the name or the account's name, whatever their case. */
function matching(search: string | undefined): string {
  if (search === undefined) return 'true';
  const found = (column: string) => `contains(lower(${column}), lower(${quote(search)}))`;
  return `(${found('c.case_id')} or ${found('c.name')} or c.case_no in (
    select b.case_no from case_base as b left join accounts as a using (account_id)
    where ${found('b.account')} or ${found('a.name')}))`;
}

function conditions({ query, behind, keys }: Choice, processNo: number): string {
  const takes = (filter: 'rule' | 'stage') =>
    behind !== null && (behind.figure.takes.includes(filter) || behind.figure.report.uses.includes(filter));
  const states = `select state_no from process_states where process_no = ${processNo} and ${inList('state_id', query.stage)}`;
  return [
    inList('c.outcome', query.outcome),
    matching(query.q),
    query.rule && !takes('rule')
      ? `c.case_no in (select case_no from flags_now where ${inList('rule', query.rule)})`
      : 'true',
    query.stage && !takes('stage') ? `c.state_no in (${states})` : 'true',
    behind ? 'c.case_no in (select case_no from behind)' : isOfGroup(keys, 'c.'),
  ].join(' and ');
}

/** The flags of the judged rules: those of the build, or judged for another instant over `cases` and `visits` as they are. */
async function flagsOf({ connection, scope, warehouse }: ReportContext): Promise<string> {
  const why = await judgements(connection, scope.process);
  const rules = allRules().filter(({ name }) => why.get(name) === null);
  const judged = rules.map(({ name }) => quote(name));
  const today = localDay(scope.asOf, warehouse.info.timezone);
  const flags = scope.isDefaultAsOf ? 'flags' : `(${flagsSql(rules, stamp(scope.asOf), today)})`;
  return `select * from ${withWaivers(flags, today)} where not is_waived and process_no = ${scope.process.no} and rule in (${judged.join(', ') || "''"})`;
}

/**
 * The page's cases in their order (table `chosen_cases`), the flags that stand on them (`found_flags`) and their
 * pushes (`deal_pushes`); returns how many cases match, and their amount.
 */
export async function choosePage(
  context: ReportContext,
  choice: Choice,
): Promise<{ total: number; amount: number | null }> {
  const { connection, scope } = context;
  const { query } = choice;
  const where = conditions(choice, scope.process.no);
  const order = orderOf(query.sort, stamp(scope.asOf));
  const flags = await flagsOf(context);
  if (choice.keys && !choice.behind) await scope.useGroups(true);
  if (order.needs === 'flags' || where.includes('flags_now')) {
    await connection.run(`create temp table flags_now as select rule, case_no from (${flags}) where is_now`);
  }
  const reader = await connection.runAndReadAll(
    `select count(*)::integer as n, case when count(*) = 0 then 0.0 else sum(c.amount_value)::double end as amount
     from scoped_cases as c where ${where}`,
  );
  const totals = reader.getRowObjectsJS()[0];
  if (order.needs === 'pushes') {
    await connection.run(
      `create temp view dated_cases as select c.case_no from scoped_cases as c where ${where}`,
    );
    await context.runInto('deal_pushes', 'deal_pushes');
  }
  const limit = query.limit ?? 100;
  await connection.run(
    `create temp table chosen_cases as
     select *, row_number() over () as nth
     from (
       select c.* from scoped_cases as c ${order.join} where ${where}
       order by ${order.by} ${limit === 0 ? '' : `limit ${limit}`} offset ${query.offset ?? 0}
     )`,
  );
  const page = await connection.runAndReadAll('select case_no from chosen_cases');
  if (order.needs !== 'pushes') {
    await connection.run('create temp view dated_cases as select case_no from chosen_cases');
    await context.runInto('deal_pushes', 'deal_pushes');
  }
  if (!scope.isDefaultAsOf) await scope.narrow(page.getRows().map(([caseNo]) => Number(caseNo)));
  await connection.run(
    `create temp table found_flags as select * from (${flags}) where case_no in (select case_no from chosen_cases)`,
  );
  return { total: count(totals, 'n'), amount: number(totals, 'amount') };
}
