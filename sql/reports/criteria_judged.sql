-- One row per criterion of the process: moments at which it was judged on the scope's cases, and how many of them were not met, or not known.
-- parameters: process, as_of, from, to
with moments as (
  select m.*
  from criterion_moments($as_of::timestamp) as m
  semi join scoped_cases as c on c.case_no = m.case_no and c.process_no = m.process_no
  where m.process_no = $process
    and ($from::timestamp is null or m.judged_at >= $from::timestamp) and ($to::timestamp is null or m.judged_at < $to::timestamp)
),
counted as (
  select
    m.criterion_no, count(*) as moments, count(*) filter (b.is_unmet) as unmet, count(*) filter (not b.is_unmet) as unknown,
    count(distinct m.case_no) filter (b.is_unmet) as cases
  from moments as m
  left join broken_criteria as b on b.criterion_no = m.criterion_no and b.case_no = m.case_no and b.judged_at = m.judged_at
    and b.since_at is not distinct from m.since_at
  group by m.criterion_no
),
wanting as (
  select t.criterion_no, list(distinct j.needs order by j.needs) as needs
  from criterion_terms as t
  inner join judged_atoms as j using (atom_no)
  where not j.is_judged
  group by t.criterion_no
)
select
  c.criterion_no, c.moment_kind, s.state_id, c.criterion_id, c.name_en, c.name_ru, c.basis, c.judged, c.is_accusing, coalesce(w.needs, []) as needs,
  coalesce(n.moments, 0)::integer as moments, coalesce(n.unmet, 0)::integer as unmet, coalesce(n.unknown, 0)::integer as unknown,
  coalesce(n.cases, 0)::integer as cases
from criteria as c
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
left join counted as n using (criterion_no)
left join wanting as w using (criterion_no)
where c.process_no = $process
order by c.criterion_no
