-- severity: medium
-- exposure: all
-- needs: amount
-- One row per case that is won, or open beyond the first stage (or from the stage that is set), without an amount.
with suspects as (
  select c.process_no, c.case_no, c.state_no, c.amount, coalesce(b.position, 2) as least_position
  from cases as c
  left join process_rules as r on r.process_no = c.process_no and r.rule = 'amount_missing'
  left join process_states as b on b.process_no = c.process_no and b.state_id = (r.settings ->> '$.from_stage')
  where coalesce(c.amount, 0) = 0
    and (c.outcome = 'won' or (c.outcome = 'open' and c.furthest >= coalesce(b.position, 2)))
),
entries as (
  select p.process_no, p.case_no, min(v.entered_at) as entered_at
  from suspects as p
  inner join visits as v using (case_no, process_no)
  where v.kind = 'won' or v.position >= p.least_position
  group by all
)
select
  p.process_no, p.case_no, s.state_id as stage, e.entered_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'amount', moment: e.entered_at, before: null::varchar, after: p.amount::varchar}] as evidence
from suspects as p
left join entries as e using (case_no, process_no)
left join process_states as s on s.process_no = p.process_no and s.state_no = p.state_no
