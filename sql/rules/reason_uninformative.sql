-- severity: low
-- exposure: lost
-- needs: lost_reason
-- One row per lost case whose reason tells nothing: «other», «no longer relevant».
select
  c.process_no, c.case_no, s.state_id as stage, c.closed_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'lost_reason', moment: c.closed_at, before: null::varchar, after: c.lost_reason}] as evidence
from cases as c
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome = 'lost' and not is_no_reason(c.lost_reason)
  and fold_word(c.lost_reason) in (select word from classifier_words where classifier = 'other_reason')
