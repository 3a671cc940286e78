-- By which steps one could press another (`step`): types in $forward lead from the first actor of a tie to the second, those in
-- $backward back. What an analyst rejected is taken off.
create or replace temp table step as
with rejected as (
    select from_node, to_node, type, count(*) as claims
    from tie
    where claim_id in (select claim_id from review where verdict = 'rejected')
        and claim_id in (select id from selected)  -- when filtered
    group by all
),
asserted as (
    select from_node, to_node, type, sum(claims) as claims
    from (
        select from_node, to_node, type, claims from tied
        union all
        select from_node, to_node, type, -claims from rejected
    )
    where from_node <> to_node
    group by all
    having sum(claims) > 0
),
told as (
    select from_node as a, to_node as b, claims from asserted where list_contains($forward, type)
    union all
    select to_node, from_node, claims from asserted where list_contains($backward, type)
)
select a, b, sum(claims)::bigint as claims from told group by a, b;
