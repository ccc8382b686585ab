import type { Answer } from './ask.ts';
import { isoInstant } from './calendar/zone.ts';
import { VoronkaError } from './errors.ts';
import { type Row, runSql } from './run-sql.ts';
import type { Query } from './schema/query.ts';
import { asOfOf } from './scope.ts';
import type { Warehouse } from './warehouse.ts';

const caseSql = `
select
  c.case_no, c.case_id as deal_id, c.name, p.process_id as process, c.outcome, c.amount::double as amount, c.currency,
  c.amount_base::double as amount_base, c.owner, c.team, c.source, c.product, c.segment, c.account_id, c.pipeline,
  c.stage as crm_stage, iso(c.created_at) as created_at, iso(c.closed_at) as closed_at,
  c.expected_close_date::varchar as expected_close_date, c.lost_reason, c.won_reason, c.next_step,
  c.next_step_date::varchar as next_step_date, c.probability, c.is_exact as as_of_exact, c.custom::varchar as custom
from cases_at(make_timestamp($as_of::bigint)) as c
inner join processes as p using (process_no)
where c.entity = 'deal' and c.case_id = $id and ($process::varchar is null or p.process_id = $process)
order by c.closed_at is not null, p.process_no
limit 1`;

const visitsSql = `
select
  iso(v.entered_at) as at, iso(v.left_at) as until, p.process_id as process,
  coalesce(s.state_id, u.stage) as stage, coalesce(v.kind, 'unmapped') as kind, v.exit, v.is_inferred as inferred,
  days_between(v.entered_at, coalesce(v.left_at, make_timestamp($as_of::bigint))) as days
from visits_at(make_timestamp($as_of::bigint)) as v
left join processes as p using (process_no)
left join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
left join unmapped_stages as u on u.process_no = v.process_no and u.state_key = v.stage_key
where v.case_no = $case_no
order by v.visit_no`;

const changesSql = `
select iso(changed_at) as at, field, from_value as before, to_value as after, changed_by
from field_changes
where case_no = $case_no and changed_at <= make_timestamp($as_of::bigint)
order by changed_at, field, change_no`;

const activitiesSql = `
select
  iso(coalesce(done_at, due_at, created_at)) as at, type, subject, result, status, owner,
  iso(created_at) as created_at, iso(due_at) as due_at, iso(done_at) as done_at
from activities
where case_no = $case_no and coalesce(created_at, done_at, due_at) <= make_timestamp($as_of::bigint)
order by coalesce(done_at, due_at, created_at), activity_id`;

function statement(name: string, text: string) {
  return { name, folder: 'deal', header: new Map<string, string>(), about: '', text };
}

function timeline(visits: readonly Row[], changes: readonly Row[], activities: readonly Row[]): Row[] {
  const what = (name: string, rows: readonly Row[]) => rows.map((row) => ({ what: name, ...row }));
  const all: Row[] = [...what('visit', visits), ...what('change', changes), ...what('activity', activities)];
  return all.sort((a, b) => String(a.at ?? '').localeCompare(String(b.at ?? '')));
}

/**
 * One deal as of an instant: its attributes, visits, field changes and activities, and all of them on one timeline.
 * @throws VoronkaError not_found when no such deal exists at that instant; usage for an as-of after the build's
 */
export async function askDeal(
  warehouse: Warehouse,
  id: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Answer> {
  const { as_of: _asOf, process, ...others } = query;
  const asOf = asOfOf(query, warehouse.info);
  return warehouse.use(async (connection) => {
    const found = await runSql(connection, statement('case', caseSql), {
      as_of: asOf,
      id,
      process: process ?? null,
    });
    const row = found[0];
    if (!row) throw new VoronkaError('not_found', `There is no deal "${id}".`, 'voronka deals lists them.');
    const { case_no, as_of_exact, custom, process: ownProcess, ...deal } = row;
    const parameters = { as_of: asOf, case_no: Number(case_no) };
    const visits = await runSql(connection, statement('visits', visitsSql), parameters);
    const changes = await runSql(connection, statement('changes', changesSql), parameters);
    const activities = await runSql(connection, statement('activities', activitiesSql), parameters);
    return {
      metric: 'deal',
      process: ownProcess,
      as_of: isoInstant(asOf),
      as_of_exact,
      build: warehouse.build,
      filters: query,
      ignored: Object.keys(others),
      deal: { ...deal, custom: typeof custom === 'string' ? JSON.parse(custom) : null },
      visits,
      changes,
      activities,
      timeline: timeline(visits, changes, activities),
    };
  }, signal);
}
