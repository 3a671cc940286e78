-- How many documents pass. Dates are the day of publication; other filters ask for one claim that passes.
select count(*) as documents
from document as d
where ($since is null or d.published >= $since::date)
    and ($until is null or d.published <= $until::date)
    and ($outlet is null or d.outlet ilike $outlet)
    and ($text is null or contains(lower(coalesce(d.title, '') || ' ' || d.text), lower($text)))
    and d.rowid in (select r from shown_document);  -- when filtered
