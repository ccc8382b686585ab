-- The currency of all sums, set for each connection from the build.
create or replace macro base_currency() as getvariable('base_currency');
