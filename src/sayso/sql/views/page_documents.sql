-- Documents, newest first. Dates are the day of publication; other filters ask for one claim that passes.
with passing as (
    select d.rowid as r, d.published, d.outlet, d.title, d.id
    from document as d
    where ($since is null or d.published >= $since::date)
        and ($until is null or d.published <= $until::date)
        and ($outlet is null or d.outlet ilike $outlet)
        and ($text is null or contains(lower(coalesce(d.title, '') || ' ' || d.text), lower($text)))
        and d.rowid in (select r from shown_document)  -- when filtered
),
page as (select * from passing order by published desc nulls last, outlet, title, id limit $most offset $first)
select d.id, d.published, d.outlet, d.title, d.url, d.words, y.original_id as copy_of, (select count(*) from passing) as total
from page as p
join document as d on d.rowid = p.r
left join document_copy as y on y.document_id = d.id
order by d.published desc nulls last, d.outlet, d.title, d.id;
