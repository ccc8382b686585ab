-- title_en: Deals created
-- title_ru: Создано сделок
-- unit: count
-- better: up
-- moment: created_at
-- Cases created in the period.
select period, segment, count(*)::double as value, count(*)::integer as n from metric_cases group by all order by all
