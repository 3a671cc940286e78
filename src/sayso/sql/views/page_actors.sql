-- Who does, undergoes and vouches, those named most often first.
with named as (
    select actor_id as id, role in ('actor', 'by', 'from', 'holder') as does, false as vouches
    from actor_ref
    where ($everything or claim_id in (select id from shown_claim)) and ($name is null or contains(lower(name), lower($name)) or contains(lower(text), lower($name)))
    union all
    select source_id, false, true
    from link
    where source_id is not null and ($everything or claim_id in (select id from shown_claim))
        and ($name is null or contains(lower(source_name), lower($name)) or contains(lower(source_text), lower($name)))
)
select
    id, count(*) filter (does) as does, count(*) filter (not does and not vouches) as undergoes, count(*) filter (vouches) as vouches,
    count(*) as total_named, count(*) over () as total
from named
group by id
order by total_named desc, id
limit $most offset $first;
