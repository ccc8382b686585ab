create or replace macro base_currency() as getvariable('base_currency');
