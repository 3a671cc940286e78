-- One row a quotation: the speaker as resolved, the cue, the day and place of saying, the words, and the claims read inside it.
-- Dates are the day of saying, else the day the document was published; text is looked for in the quoted words; an actor is the
-- speaker; other filters ask for a claim inside the quotation that passes.
with inside as (
    select q.id, list(c.id order by c.position) as claims, bool_or(s.id is not null) as passes
    from quotation as q
    join claim as c on c.document_id = q.document_id and c.starts < q.ends and q.starts < c.ends
    left join selected as s on s.id = c.id
    group by q.id
)
select
    q.id, coalesce(q.source_name, q.source_text) as speaker, q.source_text as speaker_text, q.source_id as speaker_id,
    q.country, q.sector, q.cue, q.form, q.said, q.place, d.outlet, d.published, q.document_id as document,
    q.starts as "start", q.ends as "end", q.text, coalesce(inside.claims, []) as claims
from quotation as q
join document as d on d.id = q.document_id
left join inside on inside.id = q.id
where ($since is null or coalesce(edtf_last(q.said), d.published) >= $since::date)
    and ($until is null or coalesce(edtf_first(q.said), d.published) <= $until::date)
    and ($outlet is null or d.outlet ilike $outlet)
    and ($text is null or contains(lower(q.text), lower($text)))
    and ($country is null or q.country = upper($country))
    and ($place is null or contains(lower(q.place), lower($place)))
    and (
        coalesce($actor, $source) is null
        or q.source_id in (coalesce($actor, $source), 'ISO:' || upper(coalesce($actor, $source)))
        or contains(lower(q.source_name), lower(coalesce($actor, $source)))
        or contains(lower(q.source_text), lower(coalesce($actor, $source)))
    )
    and (not $by_claim or coalesce(inside.passes, false))
order by d.published nulls last, d.outlet, q.document_id, "start";
