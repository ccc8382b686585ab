-- Instants are UTC TIMESTAMPs; the workspace's zone is needed only where a day, week or month is cut.
-- The build makes offset_at and offset_of_local, in microseconds, from the zone's rules.
create or replace macro local_time(instant) as make_timestamp(epoch_us(instant) + offset_at(epoch_us(instant)));
create or replace macro local_day(instant) as local_time(instant)::date;
create or replace macro utc_time(local) as make_timestamp(epoch_us(local) - offset_of_local(epoch_us(local)));
create or replace macro day_end(day) as utc_time((day + 1)::timestamp) - interval 1 microsecond;
create or replace macro seconds_between(a, b) as (epoch_us(b) - epoch_us(a)) / 1e6;
create or replace macro days_between(a, b) as (epoch_us(b) - epoch_us(a)) / 86400e6;

-- An instant as ISO 8601 in UTC, with the fraction only where there is one.
create or replace macro iso(instant) as
  strftime(instant, '%Y-%m-%dT%H:%M:%S')
  || case when epoch_us(instant) % 1000000 = 0 then '' when epoch_us(instant) % 1000 = 0 then strftime(instant, '.%g') else strftime(instant, '.%f') end
  || 'Z';
create or replace macro month_of(instant) as strftime(local_time(instant), '%Y-%m');
create or replace macro quarter_of(instant) as year(local_time(instant)) || '-Q' || quarter(local_time(instant));
