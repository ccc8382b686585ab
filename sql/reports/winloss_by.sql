-- One row per dimension and its value: won, lost, open.
-- parameters: from, to, basis
with cohort as (
  select
    source, owner, team, segment, product, pipeline, key1, key2,
    cuts, if(amount_value is null, null, band_no(amount_value, cuts)) as amount_band, if(is_existing_client, 'existing', 'new') as client, account_id,
    outcome, is_disqualified and entity <> 'lead' as is_beside, amount_value
  from scoped_cases
  where outcome in ('won', 'lost', 'open') and ($basis <> 'created' and outcome = 'open'
    or ($from::timestamp is null or if($basis = 'created', created_at, closed_at) >= $from::timestamp)
      and ($to::timestamp is null or if($basis = 'created', created_at, closed_at) < $to::timestamp))
),
counted as (
  select
    source, owner, team, segment, product, pipeline, amount_band, client, key1, key2,
    grouping(source, owner, team, segment, product, pipeline, amount_band, client, key1) as which,
    count(*) filter (outcome = 'won')::integer as won,
    count(*) filter (outcome = 'lost' and not is_beside)::integer as lost,
    count(*) filter (outcome = 'open')::integer as open,
    coalesce(sum(amount_value) filter (outcome = 'won'), 0)::double as amount_won,
    coalesce(sum(amount_value) filter (outcome = 'lost' and not is_beside), 0)::double as amount_lost,
    count(account_id)::integer as with_account, any_value(cuts) as cuts
  from cohort
  group by grouping sets ((source), (owner), (team), (segment), (product), (pipeline), (amount_band), (client), (key1, key2))
),
named as (
  select
    case which when 255 then 'source' when 383 then 'owner' when 447 then 'team' when 479 then 'segment' when 495 then 'product'
      when 503 then 'pipeline' when 507 then 'amount_band' when 509 then 'client' when 510 then 'group' end as dimension,
    case which when 255 then source when 383 then owner when 447 then team when 479 then segment when 495 then product
      when 503 then pipeline when 507 then if(amount_band is null, null, coalesce(cuts[amount_band]::bigint::varchar, '0') || '-' || coalesce(cuts[amount_band + 1]::bigint::varchar, '')) when 509 then client when 510 then key1 end as key1,
    if(which = 510, key2, null) as key2,
    won, lost, open, amount_won, amount_lost, with_account
  from counted
)
select * exclude (with_account)
from named
qualify dimension in ('source', 'owner') or (dimension = 'group' and $is_grouped)
  or (dimension = 'client' and max(with_account) over (partition by dimension) > 0)
  or (dimension not in ('client', 'group') and count(key1) over (partition by dimension) > 0)
order by dimension, won + lost desc, key1, key2
