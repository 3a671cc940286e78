-- What a source counts, in order of time, and whose accounts contradict it.
with page as (
    select rowid as r, len(contradicts) > 0 as contradicted, as_of, measure, id
    from account where voice = $id
    order by contradicted desc, as_of desc, measure, id
    limit $most
)
select
    a.id, a.happening_id as event, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom as "of", a.people as "group", a.place, a.country, a.when_edtf as "when",
    a.voice as source_id, a.voice_name as source, a.voice_class as source_class, a.as_of_edtf as as_of, a.status, a.supersedes, a.contradicts[:5] as contradicts, len(a.contradicts) as against, a.echo_of, a.part_of, a.documents, a.claims[:1] as claims
from page as p join account as a on a.rowid = p.r
order by p.contradicted desc, p.as_of desc, p.measure, p.id;
