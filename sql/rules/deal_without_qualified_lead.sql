-- severity: low
-- exposure: all
-- entity: deal
-- needs: leads
-- One row per deal that no qualified lead came before; not for clients that had won, were nurtured, or have a contract.
with qualified as (
  -- By the lead that the deal names, and by the deal that the lead names.
  select b.case_no
  from case_base as b
  inner join case_base as l on l.entity = 'lead' and l.case_id = b.lead_id
  left join case_facts as f on f.case_no = l.case_no
  where b.entity = 'deal' and (f.converted_deal_id is not null or f.qualified_at <= $as_of::timestamp or l.case_no in (
    select case_no from visit_log where kind = 'won' and (entered_at is null or entered_at <= $as_of::timestamp)))
  union
  select b.case_no
  from case_facts as f
  inner join case_base as b on b.entity = 'deal' and b.case_id = f.converted_deal_id
),
clients as (
  select account_id, min(since) as since
  from (
    select l.account_id, v.entered_at as since
    from visit_log as v
    inner join case_base as l using (case_no)
    where v.kind = 'neutral' and l.entity = 'lead' and l.account_id is not null
    union all
    select account_id, coalesce(signed_at, starts_on::timestamp) from contracts
  )
  group by account_id
)
select
  c.process_no, c.case_no, s.state_id as stage, c.created_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [{what: 'lead_id', moment: c.created_at, before: null::varchar, after: b.lead_id}] as evidence
from cases as c
inner join case_base as b using (case_no)
anti join qualified as q on q.case_no = c.case_no
left join clients as k on k.account_id = b.account_id
left join classifier_words as w on w.classifier = 'sources' and w.word = fold_word(c.source)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where not c.is_existing_client and w.id is distinct from 'repeat' and coalesce(k.since > c.created_at, k.account_id is null)
