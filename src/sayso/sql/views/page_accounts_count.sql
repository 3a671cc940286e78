-- How many accounts some events have.
select happening_id as id, count(*) as accounts from account where happening_id in (select unnest($ids::varchar[])) group by happening_id;
