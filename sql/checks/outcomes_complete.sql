-- Won, lost, open and neutral are all the outcomes there are.
select outcome, count(*)::integer as n from cases where outcome is null or outcome not in ('won', 'lost', 'open', 'neutral') group by all limit 1
