-- Who does, undergoes and vouches, those named most often first.
with acting as (
    select actor_id as id, role in ('actor', 'by', 'from', 'holder') as does, count(*) as n
    from actor_ref
    where ($name is null or contains(lower(name), lower($name)) or contains(lower(text), lower($name)))
        and claim_id in (select id from shown_claim)  -- when filtered
    group by all
),
vouching as (
    select source_id as id, count(*) as n
    from link
    where source_id is not null
        and claim_id in (select id from shown_claim)  -- when filtered
        and ($name is null or contains(lower(source_name), lower($name)) or contains(lower(source_text), lower($name)))
    group by source_id
),
summed as (
    select id, sum(n) filter (does is true) as does, sum(n) filter (does is false) as undergoes, sum(n) filter (does is null) as vouches, sum(n) as named
    from (select id, does, n from acting union all select id, null, n from vouching)
    group by id
)
select
    id, coalesce(does, 0)::bigint as does, coalesce(undergoes, 0)::bigint as undergoes, coalesce(vouches, 0)::bigint as vouches,
    (select count(*) from summed) as total
from summed
order by named desc, id
limit $most offset $first;
