-- Accounts of one measure, newest first.
with passing as (
    select a.rowid as r, a.as_of, a.country, a.voice_class, a.voice, a.id
    from account as a
    where a.measure = $measure
        and a.rowid in (select r from shown_account)  -- when filtered
),
page as (
    select * from passing
    order by as_of desc nulls last, country nulls last, voice_class, voice, id
    limit $most offset $first
)
select
    a.id, a.happening_id as event, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom as "of", a.people as "group", a.place, a.country, a.when_edtf as "when",
    a.voice as source_id, a.voice_name as source, a.voice_class as source_class, a.as_of, a.status, a.supersedes, a.contradicts[:5] as contradicts, len(a.contradicts) as against, a.echo_of, a.part_of,
    a.documents, a.claims[:1] as claims, (select count(*) from passing) as total
from page as p join account as a on a.rowid = p.r
order by p.as_of desc nulls last, p.country nulls last, p.voice_class, p.voice, p.id;
