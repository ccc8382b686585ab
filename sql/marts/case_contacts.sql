-- One row per case and person on the client's side: named on the card, linked to the deal, else those of the account.
-- role: One of the shared roles; null when the export's word is none of them.
-- origin: linked, card or account.
with linked as (
  select k.case_no, d.contact_id, first(d.role order by d.import_no desc, d.record desc) as role, min(d.added_at) as added_at
  from raw.deal_contacts as d
  inner join case_keys as k on k.entity = 'deal' and k.case_id = d.deal_id
  where not d.is_duplicate
  group by all
),
own as (
  select case_no, contact_id, role, added_at, 'linked' as origin from linked
  union all
  select b.case_no, b.contact_id, null, null, 'card'
  from case_base as b
  anti join linked as l on l.case_no = b.case_no and l.contact_id = b.contact_id
  where b.contact_id is not null
),
all_of as (
  select * from own
  union all
  select b.case_no, c.contact_id, null, null, 'account'
  from case_base as b
  inner join contacts as c on c.account_id = b.account_id
  where b.case_no not in (select case_no from own)
)
select
  a.case_no, a.contact_id, w.id as role, coalesce(a.role, c.role) as role_text,
  coalesce(c.is_decision_maker or w.id = 'decision_maker', c.is_decision_maker, w.id = 'decision_maker', false) as is_decision_maker, a.added_at, a.origin,
  c.name, c.phone, c.email
from all_of as a
left join contacts as c using (contact_id)
left join classifier_words as w on w.classifier = 'roles' and w.word = fold_word(coalesce(a.role, c.role))
