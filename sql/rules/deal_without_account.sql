-- severity: medium
-- exposure: all
-- entity: deal
-- needs: account_id|account
-- One row per deal in work or won that names no company.
select
  c.process_no, c.case_no, s.state_id as stage, c.created_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'account', moment: c.created_at, before: null::varchar, after: b.account}] as evidence
from cases as c
inner join case_base as b using (case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome in ('open', 'won') and is_blank(b.account_id) and is_blank(b.account)
