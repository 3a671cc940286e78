-- One row an account that rests on a selected claim: who counts what as of when, and how it stands to the others.
select
    a.id, a.happening_id as event, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom as "of", a.people as "group",
    a.place, a.country, a.when_edtf as "when", a.voice as source_id, a.voice_name as source, a.voice_class as source_class,
    a.as_of, a.status, a.supersedes, a.contradicts, a.echo_of, a.part_of, a.documents, a.claims
from account as a
where len(list_intersect(a.claims, (select coalesce(list(id), []) from selected))) > 0
order by a.country nulls last, a.happening_id nulls first, a.measure, a.place nulls first, a.voice_class, a.voice, a.people nulls first, a.as_of, a.point, a.id;
