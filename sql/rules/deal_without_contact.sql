-- severity: medium
-- exposure: all
-- entity: deal
-- needs: people
-- One row per deal in work or won without a person on the client's side: none on the card, linked, or of its company.
select
  c.process_no, c.case_no, s.state_id as stage, c.created_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'contact_id', moment: c.created_at, before: null::varchar, after: null::varchar}] as evidence
from cases as c
anti join (
  select case_no from case_contacts where added_at is null or added_at <= $as_of::timestamp
) as p using (case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome in ('open', 'won')
