-- One row per move between two visits of a case with a path (view path_cases), creation apart, and whether it raised an order flag (table order_breaks).
select
  v.case_no, v.state_no, v.move_state_no, b.case_no is not null as is_violation, (epoch_us(v.move_at) - epoch_us(v.entered_at)) / 86400e6 as days
from scoped_visits as v
semi join (select case_no from path_cases) as p on p.case_no = v.case_no
left join order_breaks as b on b.case_no = v.case_no and b.visit_no = v.visit_no
where v.move_at is not null and v.move_state_no is not null
