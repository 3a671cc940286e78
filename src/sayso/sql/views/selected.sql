-- Which claims a listing is about: `selected` holds the ids of those that pass every filter given. A filter that is null lets all pass.
-- Dates are those of what is claimed, else the day the document was published. A filter with a file in sql/filters is added as one more condition.
create or replace temp table selected as
select c.id, c.document_id, c.position, c.kind, c.published
from claim as c
where ($kind is null or c.kind = $kind)
    and c.id in (select claim_id from asked_claim)  -- when among
    and ($text is null or contains(lower(c.evidence), lower($text)))
    and ($since is null or coalesce(c.last_day, c.published) >= $since::date)
    and ($until is null or coalesce(c.first_day, c.published) <= $until::date)
