-- What a source counts, in order of time, and whose accounts contradict it.
select
    a.id, a.happening_id as event, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom as "of", a.people as "group", a.place, a.country, a.when_edtf as "when",
    a.voice as source_id, a.voice_name as source, a.voice_class as source_class, a.as_of, a.status, a.supersedes, a.contradicts, a.echo_of, a.part_of, a.documents, a.claims
from account as a
where a.voice = $id
order by len(a.contradicts) > 0 desc, a.as_of desc, a.measure, a.id
limit $most;
