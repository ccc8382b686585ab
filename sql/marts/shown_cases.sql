-- One row per case that the pages show: where it stands as of the build's own instant, in the process it is in.
-- state_key: Key of its state; below zero for a stage that means none, null where nothing is known.
-- amount_base: In base currency at the rate of the closing day, open ones at the as-of's.
-- is_recorded: An exported history tells of it.
-- is_late: Some entry into a state is later than that instant: not yet seen.
with several as (
  select distinct case_no from case_processes where joined_at is not null
),
latest as (
  select case_no, arg_max(process_no, visit_no) as process_no
  from visit_log
  semi join several using (case_no)
  where entered_at is null or entered_at <= (select as_of from build_info)
  group by case_no
),
later as (
  select distinct case_no from visit_log where entered_at > (select as_of from build_info)
)
select
  c.case_no, c.process_no, coalesce(c.stage_key, c.process_no::integer * 1000 + c.state_no) as state_key, c.outcome,
  c.amount, c.currency, c.amount_base, c.owner, c.is_recorded, t.case_no is not null as is_late
from cases as c
left join latest as l using (case_no)
left join later as t using (case_no)
where l.case_no is null or l.process_no = c.process_no
