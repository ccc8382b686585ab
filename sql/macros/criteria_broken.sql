-- One row per case, moment and criterion that is not known to be met then.
-- is_unmet: Every way to meet it fails; else it may have been met in a way that the imports do not carry.
-- parameters: moment
with broken_terms as (
  select m.process_no, m.case_no, m.state_no, m.since_at, m.judged_at, m.criterion_no, t.term_no, any_value(f.is_full) as is_full,
    bool_and(u.is_told) as is_told, list(distinct a.field || if(u.is_told, '', ' (current value)')) filter (a.field is not null) as fields
  from unmet_atoms(moment) as u
  inner join criterion_atoms as a using (atom_no)
  inner join criterion_terms as t on t.atom_no = u.atom_no
  inner join criterion_moments(moment) as m on m.case_no = u.case_no and m.judged_at = u.judged_at
    and m.since_at is not distinct from u.since_at and m.criterion_no = t.criterion_no
  inner join (
    select t.criterion_no, t.term_no, bool_and(j.is_judged) as is_full
    from criterion_terms as t inner join judged_atoms as j using (atom_no) group by all
  ) as f on f.criterion_no = t.criterion_no and f.term_no = t.term_no
  group by m.process_no, m.case_no, m.state_no, m.since_at, m.judged_at, m.criterion_no, t.term_no
)
select
  b.process_no, b.case_no, b.state_no, b.since_at, b.judged_at, b.criterion_no, count(*) = any_value(c.n_terms) as is_unmet,
  bool_and(b.is_told) as is_told, list_sort(list_distinct(flatten(list(b.fields)))) as fields
from broken_terms as b
inner join criteria as c using (criterion_no)
group by b.process_no, b.case_no, b.state_no, b.since_at, b.judged_at, b.criterion_no
having count(*) = any_value(c.n_terms) or count(*) filter (b.is_full) = any_value(c.n_full_terms)
