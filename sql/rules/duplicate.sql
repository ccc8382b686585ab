-- severity: medium
-- exposure: open
-- needs: phone|email|tax_id|account.tax_id|account.phone|account.email|contact.phone|contact.email
-- One row per open case that shares a phone, an e-mail or a tax id with open cases of another client; the group is the evidence.
with members as (
  -- Not `cases`: of a page that is cut to some cases the others are still the duplicates.
  select distinct i.sort, i.identity, i.case_no, i.case_id, i.party, b.created_at
  from case_identities as i
  inner join case_outcomes_at($as_of::timestamp) as o using (case_no)
  inner join case_base as b using (case_no)
  where o.outcome = 'open' and (b.created_at <= $as_of::timestamp or (b.created_at is null and b.row_instant <= $as_of::timestamp))
),
groups as (
  select
    sort, identity, min(created_at, 2)[-1] as second_at,
    list({what: 'same: ' || sort, moment: created_at, before: null::varchar, after: case_id} order by created_at, case_no)[1:10] as evidence
  from members
  group by sort, identity
  having min(party) <> max(party)
),
found as (
  select m.case_no, min(greatest(m.created_at, g.second_at)) as happened_at, flatten(list(g.evidence order by g.sort, g.identity)) as evidence
  from members as m
  inner join groups as g using (sort, identity)
  group by m.case_no
)
select
  c.process_no, c.case_no, s.state_id as stage, f.happened_at, true as is_now, null::varchar as severity, f.evidence
from cases as c
inner join found as f using (case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome = 'open'
