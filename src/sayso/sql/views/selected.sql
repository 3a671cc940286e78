-- Which claims a listing is about: `selected` holds the ids of those that pass every filter given. A filter that is null lets all pass.
-- Dates are those of what is claimed, else the day the document was published. A country is where it happened, or whose the actors are.
create or replace temp table selected as
select c.id, c.document_id
from claim as c
join document as d on d.id = c.document_id
where ($kind is null or c.kind = $kind)
    and ($since is null or coalesce(c.last_day, d.published) >= $since::date)
    and ($until is null or coalesce(c.first_day, d.published) <= $until::date)
    and ($outlet is null or d.outlet ilike $outlet)
    and ($text is null or contains(lower(c.evidence), lower($text)))
    and ($measure is null or c.id in (select claim_id from figure where measure = $measure))
    and (
        $type is null
        or c.id in (select claim_id from event where lower(type) = lower($type))
        or c.id in (select claim_id from relation where lower(type) = lower($type))
        or c.id in (select claim_id from position where lower(attitude) = lower($type))
    )
    and (
        $place is null
        or c.id in (select claim_id from place_ref where contains(lower(name), lower($place)) or contains(lower(text), lower($place)))
    )
    and (
        $country is null
        or c.id in (select claim_id from place_ref where country = upper($country))
        or c.id in (select claim_id from actor_ref where country = upper($country))
    )
    and (
        $actor is null
        or c.id in (
            select claim_id from actor_ref
            where actor_id in ($actor, 'ISO:' || upper($actor)) or contains(lower(name), lower($actor)) or contains(lower(text), lower($actor))
        )
    )
    and (
        $source is null
        or c.id in (
            select claim_id from link
            where source_id in ($source, 'ISO:' || upper($source))
                or contains(lower(source_name), lower($source)) or contains(lower(source_text), lower($source))
        )
    );
