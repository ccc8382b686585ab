-- One row per deal or lead and thing in which the pages differ from its latest exported row, with the reason. A card closed by
-- its status at an active stage is no difference where the pages show that outcome: many CRMs leave the stage as it was.
-- what: presence, state, amount or owner.
-- reason: The first that applies; unexplained is the rest.
with compared as (
  select
    r.*, b.created_at, s.case_no is not null as is_shown, s.state_key, s.outcome as shown_outcome, s.amount as shown_amount,
    s.amount_base, s.owner as shown_owner, coalesce(s.is_recorded, false) as is_recorded, coalesce(s.is_late, false) as is_late,
    m.outcome as stage_outcome, m.meant_outcome, coalesce(m.is_chosen, false) as is_chosen
  from crm_rows as r
  inner join case_base as b using (case_no)
  left join shown_cases as s using (case_no)
  left join crm_stages as m on m.entity = r.entity and m.pipeline = r.pipeline and m.stage = r.stage
)
select case_no, 'presence' as what, if(created_at > (select as_of from build_info), 'created_later', 'unexplained') as reason
from compared
where not is_shown
union all
select
  case_no, 'state',
  case
    when is_late then 'entered_later'
    when told_key < 0 and state_key = told_key then 'stage_unmapped'
    when is_chosen and meant_outcome <> outcome then 'stage_chosen'
    when meant_outcome <> outcome and stage_outcome = outcome then 'stage_by_process'
    when state_key is distinct from told_key and state_key is not distinct from own_key then 'outcome_by_status'
    when state_key is distinct from told_key and is_recorded then 'stage_by_history'
    when state_key is distinct from told_key and own_key is distinct from told_key then 'outcome_by_status'
    when state_key is not distinct from told_key then 'outcome_by_stage'
    else 'unexplained'
  end
from compared
where is_shown and (outcome <> shown_outcome or (
  (told_key < 0 or (told_key is not null and state_key is distinct from told_key))
  and not coalesce(outcome <> 'open' and (told_key < 0 or meant_outcome = 'open'), false)))
union all
select
  case_no, 'amount',
  case when amount_text is not null then 'amount_unreadable' when amount < 0 then 'amount_negative'
    when amount is not distinct from shown_amount then 'no_rate' else 'unexplained' end
from compared
where is_shown and (amount_text is not null or amount is distinct from shown_amount or (shown_amount is not null and amount_base is null))
union all
select case_no, 'owner', if(is_joined, 'owner_joined', 'unexplained')
from compared
where is_shown and owner is distinct from shown_owner
