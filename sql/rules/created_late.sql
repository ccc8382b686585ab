-- severity: medium
-- exposure: history
-- order: strict
-- One row per case whose first visit is an active stage beyond the first, or won.
select
  v.process_no, v.case_no, s.state_id as stage, v.entered_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [{what: 'first_stage', moment: v.entered_at, before: null::varchar, after: s.state_id}] as evidence
from visits as v
inner join cases as c using (case_no, process_no)
inner join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
where v.is_start and v.is_recorded and (v.position > 1 or v.kind = 'won')
