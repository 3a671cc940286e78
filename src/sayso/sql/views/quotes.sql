-- One row a quotation: the speaker as resolved, the cue, the day of saying and the words, from the claims read inside it.
select
    coalesce(l.source_name, l.source_text) as speaker, l.source_text as speaker_text, l.source_id as speaker_id,
    l.source_country as country, l.source_sector as sector, l.cue, l.form, l.said,
    any_value(d.outlet) as outlet, any_value(d.published) as published, c.document_id as document,
    l.content_starts as "start", l.content_ends as "end",
    any_value(substring(d.text, l.content_starts + 1, l.content_ends - l.content_starts)) as text,
    list(c.id order by c.position) as claims
from selected as s
join claim as c using (id)
join link as l on l.claim_id = c.id
join document as d on d.id = c.document_id
where l.form in ('direct', 'mixed') and l.content_starts is not null
group by all
order by published nulls last, outlet, document, "start";
