-- severity: medium
-- exposure: lost
-- entity: deal
-- needs: return_on
-- One row per lost case whose day to come back to the client has passed with nothing done with him since and no new deal.
with due as (
  select c.process_no, c.case_no, c.state_no, c.account_id, f.return_on, utc_time(f.return_on::timestamp) as from_at
  from cases as c
  inner join case_facts as f using (case_no)
  where c.outcome = 'lost' and f.return_on < $today::date
),
touches as (
  select case_no, null as account_id, unnest([created_at, done_at]) as moment from activities
  union all
  select null, account_id, unnest([created_at, done_at]) from account_touches
  union all
  select null, account_id, created_at from case_base where account_id is not null
)
select
  d.process_no, d.case_no, s.state_id as stage, day_end(d.return_on) as happened_at, true as is_now, null::varchar as severity,
  [{what: 'return_on', moment: day_end(d.return_on), before: null::varchar, after: d.return_on::varchar}] as evidence
from due as d
anti join touches as t on t.case_no = d.case_no and t.moment >= d.from_at and t.moment <= $as_of::timestamp
anti join touches as a on a.account_id = d.account_id and a.moment >= d.from_at and a.moment <= $as_of::timestamp
left join process_states as s on s.process_no = d.process_no and s.state_no = d.state_no
