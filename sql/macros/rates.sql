-- Wilson score interval, 95 %, for k of n; null when n is 0. Wilson (1927).
create or replace macro wilson_low(k, n) as case when n > 0 then greatest(0.0,
  ((k::double / n) + 1.959963984540054 ** 2 / (2.0 * n)
    - 1.959963984540054 * sqrt(greatest(0.0, (k::double / n) * (1 - k::double / n) / n) + 1.959963984540054 ** 2 / (4.0 * n * n)))
  / (1 + 1.959963984540054 ** 2 / n)) end;

create or replace macro wilson_high(k, n) as case when n > 0 then least(1.0,
  ((k::double / n) + 1.959963984540054 ** 2 / (2.0 * n)
    + 1.959963984540054 * sqrt(greatest(0.0, (k::double / n) * (1 - k::double / n) / n) + 1.959963984540054 ** 2 / (4.0 * n * n)))
  / (1 + 1.959963984540054 ** 2 / n)) end;

-- Newcombe's hybrid interval (method 10) for the difference k1/n1 - k2/n2. Newcombe (1998).
create or replace macro newcombe_low(k1, n1, k2, n2) as
  (k1::double / nullif(n1, 0) - k2::double / nullif(n2, 0))
  - sqrt((k1::double / nullif(n1, 0) - wilson_low(k1, n1)) ** 2 + (wilson_high(k2, n2) - k2::double / nullif(n2, 0)) ** 2);

create or replace macro newcombe_high(k1, n1, k2, n2) as
  (k1::double / nullif(n1, 0) - k2::double / nullif(n2, 0))
  + sqrt((wilson_high(k1, n1) - k1::double / nullif(n1, 0)) ** 2 + (k2::double / nullif(n2, 0) - wilson_low(k2, n2)) ** 2);

-- A share that is null, not an error or a zero, when there is nothing to divide by.
create or replace macro share_of(part, whole) as part::double / nullif(whole, 0)::double;
