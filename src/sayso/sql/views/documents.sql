-- One row a document. Dates are the day it was published; text is looked for in the whole text; other filters ask for one claim that passes.
select
    d.id, d.published, d.outlet, d.title, d.url, d.words,
    (select count(*) from claim as c where c.document_id = d.id) as claims,
    (select count(*) from discrepancy as x where x.document_id = d.id) as discrepancies,
    (select original_id from document_copy as y where y.document_id = d.id) as copy_of,
    strftime(d.read_at, '%Y-%m-%dT%H:%M:%SZ') as read_at, d.read_by
from document as d
where ($since is null or d.published >= $since::date)
    and ($until is null or d.published <= $until::date)
    and ($outlet is null or d.outlet ilike $outlet)
    and ($text is null or contains(lower(coalesce(d.title, '') || ' ' || d.text), lower($text)))
    and (not $by_claim or d.id in (select document_id from selected))
order by d.published nulls last, d.outlet, d.title, d.id;
