-- One row per process and rule of it that asks for a field of the card: which field.
-- field: The one that the process names, else the rule's own.
select r.process_no, p.entity, r.rule, coalesce(r.settings ->> '$.field', d.field) as field
from process_rules as r
inner join processes as p using (process_no)
inner join (values
  ('won_without_document', 'contract_signed_at'), ('won_without_feedback', 'csat'), ('won_without_learnings', 'key_learnings'),
  ('won_without_revenue', 'revenue_actual'), ('won_without_hours', 'hours_spent'), ('lost_without_context', 'loss_context'),
  ('lost_without_disposition', 'after_loss')
) as d (rule, field) using (rule)
