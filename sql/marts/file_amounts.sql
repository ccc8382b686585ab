-- One row per file of every active import and currency of its amounts: the money of its rows.
-- currency: As the rows name it; null where they name none.
-- amount_read: Read anew from the file as it was landed; what is no number adds nothing.
-- amount_rejected: Of the records refused.
-- amount_duplicates: Of the rows equal to an earlier one.
with kept as (
  select import_no, file_no, currency, amount, is_duplicate from raw.deals
  union all
  select import_no, file_no, currency, amount, is_duplicate from raw.contracts
  union all
  select import_no, file_no, null, amount, is_duplicate from raw.items
  union all
  select import_no, file_no, currency, amount, is_duplicate from raw.payments
  union all
  select import_no, file_no, currency, amount, is_duplicate from raw.source_costs
  union all
  select import_no, file_no, currency, amount, is_duplicate from raw.targets
),
parts as (
  select import_no, file_no, currency, part, amount from raw.file_amounts
  union all
  select import_no, file_no, upper(currency), if(is_duplicate, 'duplicates', 'loaded'), sum(amount)
  from kept
  where amount is not null
  group by all
)
select
  i.import_id, p.import_no, p.file_no, p.currency,
  coalesce(sum(p.amount) filter (p.part = 'read'), 0) as amount_read,
  coalesce(sum(p.amount) filter (p.part = 'loaded'), 0) as amount_loaded,
  coalesce(sum(p.amount) filter (p.part = 'rejected'), 0) as amount_rejected,
  coalesce(sum(p.amount) filter (p.part = 'duplicates'), 0) as amount_duplicates
from parts as p
inner join raw.imports as i using (import_no)
group by all
