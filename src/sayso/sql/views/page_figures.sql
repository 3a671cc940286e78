-- Accounts of one measure, newest first.
select
    a.id, a.happening_id as event, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom as "of", a.people as "group", a.place, a.country, a.when_edtf as "when",
    a.voice as source_id, a.voice_name as source, a.voice_class as source_class, a.as_of_edtf as as_of, a.status, a.supersedes, a.contradicts[:5] as contradicts, len(a.contradicts) as against, a.echo_of, a.part_of,
    a.documents, a.claims[:1] as claims
from account as a
where a.measure = $measure
    and a.rowid in (select r from shown_account)  -- when filtered
order by a.as_of desc nulls last, a.country nulls last, a.voice_class, a.voice, a.id
limit $most offset $first;
