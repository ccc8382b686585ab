-- One row per case with a path (view path_cases): its departures from the order (view order_flags), its moves and repeats (table path_facts);
-- how it closed, how long that took, its stratum; whether it came to the last active stage, and had kept the order until then.
with flagged as (
  select
    case_no, count(*) filter (rule = 'skipped_stage') as missing, count(*) filter (rule = 'backward_move') as out_of_sequence,
    count(*) filter (rule = 'created_late') as created_late, count(*) filter (rule = 'left_final_stage') as left_final,
    min(happened_at) as happened_at
  from order_flags
  group by case_no
),
cases_narrow as (
  select
    case_no, key1, source, if(amount_value is null, null, band_no(amount_value, cuts))::tinyint as amount_band, outcome = 'won' as is_won,
    outcome = 'lost' and not (is_disqualified and entity <> 'lead') as is_lost, (epoch_us(closed_at) - epoch_us(created_at)) / 86400e6 as days
  from path_cases
)
select
  c.*, f.case_no is null as is_conforming, f.missing, f.out_of_sequence, f.created_late, f.left_final, a.moves, a.repeated,
  a.last_stage_at is not null as is_far, f.case_no is null or coalesce(f.happened_at > a.last_stage_at, false) as kept_until_there
from cases_narrow as c
left join flagged as f using (case_no)
left join path_facts as a using (case_no)
