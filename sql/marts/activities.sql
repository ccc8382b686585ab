-- One row per activity of a case.
-- kind: One of the shared kinds of activity (call, meeting, proposal …); null when the export's type is none of them.
-- status: planned, done or cancelled; from done_at where the export has none.
with kinds as (
  select t.type, w.id as kind
  from (select distinct type from raw.activities) as t
  inner join classifier_words as w on w.classifier = 'activity_types' and w.word = fold_word(t.type)
)
select
  k.case_no, a.activity_id, a.type, n.kind, a.subject, a.result, a.created_at, a.due_at, a.done_at,
  coalesce(a.status, if(a.done_at is not null, 'done', 'planned')) as status, a.status_changed_at, a.owner, a.direction
from (
  select *, rowid as row_no, if(deal_id is not null, 'deal', 'lead') as entity, coalesce(deal_id, lead_id) as case_id
  from raw.activities
  where not is_duplicate
) as a
inner join case_keys as k using (entity, case_id)
left join kinds as n on n.type = a.type
qualify a.activity_id is null
  or row_number() over (partition by a.activity_id, k.case_no order by a.import_no desc, a.row_no desc) = 1
