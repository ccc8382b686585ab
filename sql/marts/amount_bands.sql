-- One row per process: the upper cuts of its amount bands; the process's own, else quartiles cut at two significant figures.
with quartiles as (
  select process_no, quantile_cont(amount_base::double, [0.25, 0.5, 0.75]) as cuts
  from cases
  where amount_base is not null
  group by process_no
),
rounded as (
  select process_no, list_sort(list_distinct([
    round(c, 1 - floor(log10(greatest(c, 1e-9)))::integer)::double for c in cuts if c > 0
  ])) as cuts
  from quartiles
)
select p.process_no, coalesce(p.amount_bands, r.cuts, []) as cuts
from processes as p
left join rounded as r using (process_no)
