-- Some accounts by id.
select
    id, happening_id as event, measure, low, point, high, vague, words, of_whom as "of", people as "group", place, country, when_edtf as "when",
    voice as source_id, voice_name as source, voice_class as source_class, as_of_edtf as as_of, status, supersedes, contradicts, echo_of, part_of, documents, claims
from account where list_contains($ids::varchar[], id);
