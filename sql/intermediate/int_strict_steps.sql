-- One row per step of the longest run 1, 2, …, s that can be picked out of an irregular case's visits in order (policy strict).
-- materialize: table
with recursive chain as (
  select case_no, process_no, position, min(visit_no) as visit_no
  from int_irregular
  where position = 1
  group by all
  union all
  select i.case_no, i.process_no, i.position, min(i.visit_no)
  from chain as c
  inner join int_irregular as i
    on i.case_no = c.case_no and i.process_no = c.process_no and i.position = c.position + 1 and i.visit_no > c.visit_no
  group by i.case_no, i.process_no, i.position
)
select case_no, process_no, visit_no, position as strict_no from chain
