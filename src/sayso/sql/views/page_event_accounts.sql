-- What each source counts of an event, by source and in order of time.
select
    id, happening_id as event, measure, low, point, high, vague, words, of_whom as "of", people as "group", place, country, when_edtf as "when",
    voice as source_id, voice_name as source, voice_class as source_class, as_of_edtf as as_of, status, supersedes, contradicts, echo_of, part_of, documents, claims
from account where happening_id = $id
order by measure, voice_class, voice, as_of, point, id
limit 500;
