-- severity: low
-- exposure: all
-- needs: tax_id|account.tax_id
-- One row per case in work or won whose tax id, its own or its company's, fails the check sum of its country.
with told as (
  select f.case_no, f.tax_id, null as country from case_facts as f where f.tax_id is not null
  union all
  select b.case_no, a.tax_id, a.country
  from accounts as a
  inner join case_base as b using (account_id)
  where a.tax_id is not null
),
wrong as (
  select case_no, min(tax_id) as tax_id from told where not is_tax_id(tax_id, country) group by case_no
)
select
  c.process_no, c.case_no, s.state_id as stage, c.created_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'tax_id', moment: c.created_at, before: null::varchar, after: w.tax_id}] as evidence
from cases as c
inner join wrong as w using (case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome in ('open', 'won')
