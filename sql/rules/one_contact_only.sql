-- severity: low
-- exposure: all
-- needs: people
-- asks: rule
-- One row per case in work or won, from the stage that is set, that only one person on the client's side is known of.
with suspects as (
  select c.process_no, c.case_no, c.state_no, coalesce(b.position, 1) as least_position
  from cases as c
  inner join process_rules as r on r.process_no = c.process_no and r.rule = 'one_contact_only'
  left join process_states as b on b.process_no = c.process_no and b.state_id = (r.settings ->> '$.from_stage')
  inner join (
    select case_no from case_contacts where added_at is null or added_at <= $as_of::timestamp group by case_no having count(distinct contact_id) = 1
  ) as k on k.case_no = c.case_no
  where c.outcome in ('open', 'won') and c.furthest >= coalesce(b.position, 1)
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
  [{what: 'people', moment: e.entered_at, before: '2', after: '1'}] as evidence
from suspects as p
left join entries as e using (case_no, process_no)
left join process_states as s on s.process_no = p.process_no and s.state_no = p.state_no
