-- One row per case and process as known at an instant, with its attributes then.
-- parameters: moment
with outcomes as materialized (
  select * from case_outcomes_at(moment)
),
first_wins as (
  select b.account_id, min(o.closed_at) as first_won_at
  from outcomes as o
  inner join case_base as b using (case_no)
  where o.outcome = 'won' and b.account_id is not null
  group by b.account_id
),
known as (
  select
    b.* exclude (amount, currency, probability, forecast_category, source, owner, team, product, segment, expected_close_date,
      next_step, next_step_date, lost_reason, won_reason, is_negative),
    a.told,
    if(map_contains(a.told, 'amount'), if(text_to_amount(a.told['amount']) < 0, null, text_to_amount(a.told['amount'])), b.amount) as amount,
    coalesce(if(map_contains(a.told, 'currency'), upper(a.told['currency']), b.currency), base_currency()) as currency,
    if(map_contains(a.told, 'probability'), text_to_share(a.told['probability']), b.probability) as probability,
    if(map_contains(a.told, 'forecast_category'), a.told['forecast_category'], b.forecast_category) as forecast_category,
    if(map_contains(a.told, 'source'), a.told['source'], b.source) as source,
    if(map_contains(a.told, 'owner'), a.told['owner'], b.owner) as owner,
    if(map_contains(a.told, 'team'), a.told['team'], b.team) as own_team,
    if(map_contains(a.told, 'product'), a.told['product'], b.product) as product,
    if(map_contains(a.told, 'segment'), a.told['segment'], b.segment) as segment,
    if(map_contains(a.told, 'expected_close_date'), text_to_date(a.told['expected_close_date']), b.expected_close_date) as expected_close_date,
    if(map_contains(a.told, 'next_step'), a.told['next_step'], b.next_step) as next_step,
    if(map_contains(a.told, 'next_step_date'), text_to_date(a.told['next_step_date']), b.next_step_date) as next_step_date,
    if(map_contains(a.told, 'lost_reason'), a.told['lost_reason'],
      if(map_contains(a.told, 'rejection_reason'), a.told['rejection_reason'], b.lost_reason)) as lost_reason,
    if(map_contains(a.told, 'won_reason'), a.told['won_reason'], b.won_reason) as won_reason
  from case_base as b
  left join attributes_at(moment) as a using (case_no)
  where b.created_at <= moment or (b.created_at is null and b.row_instant <= moment)
)
select
  k.* exclude (told, own_team), o.* exclude (case_no),
  coalesce(k.own_team, u.team) as team,
  coalesce(w.first_won_at < k.created_at, false) as is_existing_client,
  case when k.currency = base_currency() then k.amount else round(k.amount * c.rate, 4)::decimal(18, 4) end as amount_base,
  case when k.currency = base_currency() then k.amount else round(k.amount * m.rate, 4)::decimal(18, 4) end as amount_constant,
  k.row_instant <= moment
    or coalesce(map_contains(told, 'amount') and map_contains(told, 'owner') and map_contains(told, 'source'), false) as is_exact
from known as k
inner join outcomes as o using (case_no)
left join user_teams as u on u.user = k.owner
left join first_wins as w on w.account_id = k.account_id
left join fx_daily as c
  on c.currency = k.currency and c.day = if(k.currency = base_currency(), null, local_day(coalesce(if(o.outcome = 'open', null, o.closed_at), moment)))
left join fx_daily as m on m.currency = k.currency and m.day = if(k.currency = base_currency(), null, local_day(moment))
