-- By which steps one could press another (`step`): types in $forward lead from the first actor of a tie to the second, those in $backward back.
create or replace temp table step as
with asserted as (
    select from_node, to_node, type
    from tie
    where (list_contains($forward, type) or list_contains($backward, type)) and from_node <> to_node
        and claim_id not in (select claim_id from review where verdict = 'rejected')
        and claim_id in (select id from selected)  -- when filtered
),
told as (
    select from_node as a, to_node as b from asserted where list_contains($forward, type)
    union all
    select to_node, from_node from asserted where list_contains($backward, type)
)
select a, b, count(*) as claims from told group by a, b;
