-- Figures that sources do not agree on: the accounts that contradict another one, in groups of one happening, or of one country and measure.
with apart as (
    select a.*, coalesce(a.happening_id, concat_ws('|', a.country, a.measure)) as subject
    from account as a
    where len(a.contradicts) > 0 and ($everything or a.id in (select id from shown_account))
),
subjects as (
    select subject, max(as_of) as newest, count(distinct voice) as voices
    from apart group by subject
    having count(*) > 1
    order by newest desc, voices desc, subject
    limit $most
)
select
    a.subject, a.id, a.happening_id as event, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom as "of", a.people as "group",
    a.place, a.country, a.voice as source_id, a.voice_name as source, a.voice_class as source_class, a.as_of, a.status,
    a.supersedes, a.contradicts, a.echo_of, a.part_of, a.documents, a.claims, s.newest
from apart as a join subjects as s using (subject)
order by s.newest desc, s.voices desc, a.subject, a.status, a.as_of desc, a.voice_name, a.id;
