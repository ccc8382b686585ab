-- One row per case of the page, with what stands out about it (tables chosen_cases, found_flags, deal_pushes).
-- parameters: as_of
with flagged as (
  select case_no, list(distinct rule order by rule) as flags from found_flags where is_now group by case_no
)
select
  c.case_id as deal_id, c.name, p.process_id as process, s.state_id as stage, c.outcome, c.amount_value::double as amount, c.amount::double as amount_own,
  c.currency, c.owner, c.team, c.source, iso(c.created_at) as created_at, iso(c.closed_at) as closed_at,
  c.expected_close_date::varchar as expected_close_date,
  days_between(c.created_at, coalesce(c.closed_at, $as_of::timestamp)) as age_days,
  if(c.outcome = 'open', days_between(c.current_since, $as_of::timestamp), null) as stage_age_days,
  coalesce(h.pushes, 0)::integer as pushes,
  case when c.outcome = 'open' then coalesce(c.probability, s.probability) end as probability,
  coalesce(f.flags, []) as flags,
  c.nth::integer as nth
from chosen_cases as c
inner join processes as p using (process_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
left join flagged as f on f.case_no = c.case_no
left join deal_pushes as h on h.case_no = c.case_no
order by c.nth
