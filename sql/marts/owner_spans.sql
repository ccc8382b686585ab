-- One row per case and span in which its field history names the owner.
-- from_at: Start of the span; null = since ever.
-- until_at: End of the span; null = until the exported row.
with changes as (
  select
    case_no, changed_at, from_value, to_value, change_no,
    lead(changed_at) over (partition by case_no order by change_no) as until_at
  from field_changes
  where field = 'owner'
)
select case_no, null::timestamp as from_at, changed_at as until_at, from_value as owner from changes where change_no = 1
union all
select case_no, changed_at, until_at, to_value from changes
