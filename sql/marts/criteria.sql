-- One row per criterion of the processes: how far the imports let it be judged.
-- n_full_terms: Ways to meet it of which every part can be seen.
-- is_accusing: Stated by the methodology (or switched on in the settings of its rule), and not the list of required fields, which field_missing judges.
with terms as (
  select t.criterion_no, t.term_no, bool_and(a.is_judged) as is_full, bool_or(a.is_judged) as is_part
  from criterion_terms as t
  inner join judged_atoms as a using (atom_no)
  group by all
),
counted as (
  select criterion_no, count(*) filter (is_full) as n_full_terms, count(*) filter (is_part) as n_part_terms from terms group by all
)
select
  c.*, coalesce(n.n_full_terms, 0) as n_full_terms,
  case when n.n_full_terms = c.n_terms then 'yes' when n.n_full_terms > 0 then 'partly' else 'no' end as judged,
  not c.is_required_list and list_contains(coalesce(try_cast(r.settings -> '$.basis' as varchar[]), ['stated']), c.basis) as is_accusing
from process_criteria as c
left join counted as n using (criterion_no)
left join process_rules as r
  on r.process_no = c.process_no and r.rule = case c.moment_kind when 'exit' then 'criterion_unmet' when 'entry' then 'entry_criterion_unmet' end
