-- One row per case and thing by which its client could be known again, where several clients share it.
-- sort: phone, email or tax_id.
-- identity: Last ten digits; lower case without what follows a plus; digits, with the КПП of a branch.
-- party: The company, else the person, else the case itself: deals of one client are no duplicates.
with told as (
  select case_no, phone, email, tax_id, null as kpp, null as country from case_facts
  union all
  select case_no, phone, email, null, null, null from case_contacts where origin <> 'account'
  union all
  select b.case_no, a.phone, a.email, a.tax_id, a.kpp, a.country from accounts as a inner join case_base as b using (account_id)
),
identities as (
  select case_no, 'phone' as sort, right(regexp_replace(phone, '\D', '', 'g'), 10) as identity
  from told
  where length(regexp_replace(phone, '\D', '', 'g')) >= 10
    and right(regexp_replace(phone, '\D', '', 'g'), 10) not in (
      select right(regexp_replace(id, '\D', '', 'g'), 10) from classifier_words where classifier = 'placeholder_phone')
  union
  select case_no, 'email', regexp_replace(lower(trim(email)), '\+[^@]*@', '@')
  from told
  where email like '%_@_%' and split_part(lower(trim(email)), '@', 2) not in (
    select word from classifier_words where classifier = 'placeholder_email_domain')
  union
  select case_no, 'tax_id', tax_digits(tax_id) || coalesce('/' || nullif(trim(kpp), ''), '')
  from told
  where is_tax_id(tax_id, country)
),
parties as (
  select
    i.case_no, i.sort, i.identity, b.entity, b.case_id, b.lead_id,
    coalesce('account ' || b.account_id, 'contact ' || b.contact_id, b.entity || ' ' || b.case_id) as party
  from identities as i
  inner join case_base as b using (case_no)
)
select sort, identity, case_no, case_id, party
from parties as p
-- A lead and the deal that it became are one.
where not (entity = 'lead' and exists (
  select 1 from parties as d where d.entity = 'deal' and d.lead_id = p.case_id and d.sort = p.sort and d.identity = p.identity))
qualify min(party) over (partition by sort, identity) <> max(party) over (partition by sort, identity)
