-- One row per period asked for and level of target rows (whole, team, owner), in base currency at the as-of's rates.
-- parameters: periods, today
with priced as (
  select
    t.period, case when t.owner is not null then 'owner' when t.team is not null then 'team' else 'whole' end as level,
    t.owner, t.team, t.amount * if(coalesce(t.currency, base_currency()) = base_currency(), 1, f.rate) as amount
  from targets as t
  left join fx_daily as f on f.currency = t.currency and f.day = $today::date
  where t.metric = 'won_amount' and t.product is null and list_contains(string_split($periods, ','), t.period)
)
select period, level, null as name, if(count(amount) < count(*), null, sum(amount))::double as amount from priced group by all
union all
select period, 'of_owner', owner, if(count(amount) < count(*), null, sum(amount))::double from priced where owner is not null group by all
union all
select period, 'of_team', team, if(count(amount) < count(*), null, sum(amount))::double from priced where team is not null and owner is null group by all
