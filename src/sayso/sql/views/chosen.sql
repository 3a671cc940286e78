-- Which events a view is about: `chosen` holds the ids of those that pass every filter given. A filter that is null lets all pass.
-- An event passes by what all its claims together say of it; source, outlet and text ask for one claim that passes.
-- With `on`, the actor does and the other undergoes; without it, the actor does or undergoes.
create or replace temp table chosen as
with meant as (
    select distinct actor_id from actor_ref
    where $actor is not null
        and (actor_id in ($actor, 'ISO:' || upper($actor)) or contains(lower(name), lower($actor)) or contains(lower(text), lower($actor)))
),
other as (
    select distinct actor_id from actor_ref
    where $on is not null
        and (actor_id in ($on, 'ISO:' || upper($on)) or contains(lower(name), lower($on)) or contains(lower(text), lower($on)))
),
national as (select distinct actor_id from actor_ref where $country is not null and country = upper($country)),
does as (select id, unnest(actor_ids) as actor_id from happening where $actor is not null or $country is not null),
undergoes as (select id, unnest(recipient_ids) as actor_id from happening where $actor is not null or $on is not null or $country is not null)
select h.id
from happening as h
where ($kind is null or $kind = 'event')
    and ($since is null or h.last_day >= $since::date)
    and ($until is null or h.first_day <= $until::date)
    and ($type is null or lower(h.type) = lower($type))
    and (
        $place is null
        or h.id in (
            select x.happening_id from happening_claim as x join claim as c on c.id = x.claim_id where contains(c.places, lower($place))
        )
    )
    and (
        $country is null
        or h.country = upper($country)
        or h.id in (select id from does semi join national using (actor_id))
        or h.id in (select id from undergoes semi join national using (actor_id))
    )
    and (
        $actor is null
        or h.id in (select id from does semi join meant using (actor_id))
        or ($on is null and h.id in (select id from undergoes semi join meant using (actor_id)))
    )
    and ($on is null or h.id in (select id from undergoes semi join other using (actor_id)))
    and (
        $source is null
        or h.id in (
            select x.happening_id from happening_claim as x join claim as c on c.id = x.claim_id
            where contains(c.sources, lower($source)) or contains(c.source_ids, chr(10) || $source || chr(10))
                or contains(c.source_ids, chr(10) || 'ISO:' || upper($source) || chr(10))
        )
    )
    and (
        $outlet is null
        or h.id in (
            select x.happening_id from happening_claim as x join claim as c on c.id = x.claim_id join document as d on d.id = c.document_id
            where d.outlet ilike $outlet
        )
    )
    and (
        $text is null
        or h.id in (
            select x.happening_id from happening_claim as x join claim as c on c.id = x.claim_id where contains(lower(c.evidence), lower($text))
        )
    )
    and (
        $measure is null
        or h.id in (select happening_id from account where measure = $measure)
        or h.id in (select x.happening_id from happening_claim as x join figure as f on f.event_id = x.claim_id where f.measure = $measure)
    );
