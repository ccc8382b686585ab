-- One row per case, moment and atom of a criterion to be looked at then, of those the imports let be judged.
-- parameters: moment
select distinct m.process_no, m.case_no, m.since_at, m.judged_at, a.atom_no, a.kind as atom_kind, a.field, a.least, a.is_decision_maker
from criterion_moments(moment) as m
inner join criterion_terms as t using (criterion_no)
inner join judged_atoms as j on j.atom_no = t.atom_no and j.is_judged
inner join criterion_atoms as a on a.atom_no = t.atom_no
