-- Whom words mean among those who have ties: the one with this id, else those with exactly this name, else those with it in a name.
with node as (
    select from_node as id, from_name as name from tied where from_node in (select a from step union all select b from step)
    union
    select to_node, to_name from tied where to_node in (select a from step union all select b from step)
    union
    select code, name from (select unnest($codes::varchar[]) as code, unnest($names::varchar[]) as name) where code in (select a from step union all select b from step)
),
found as (
    select
        id, min(case when id in ($wanted, 'ISO:' || upper($wanted)) then 0 when lower(name) = lower($wanted) then 1 else 2 end) as how
    from node
    where id in ($wanted, 'ISO:' || upper($wanted)) or contains(lower(name), lower($wanted))
    group by id
)
select id from found where how = (select min(how) from found) order by id;
