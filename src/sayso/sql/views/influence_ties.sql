-- How many claims tie whom to whom, under which names and in which way (`tied`): the one look at all ties.
create or replace temp table tied as
select
    from_node, from_name, to_node, to_name, type,
    count(*)
        filter (claim_id in (select id from selected))  -- when filtered
    as claims
from tie
group by all;
