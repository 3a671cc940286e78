-- The quotations that begin in a part of a document, with their speakers.
select coalesce(source_name, source_text) as speaker, source_id as speaker_id, source_class, country, sector, cue, form, said, place, starts, text
from quotation where document_id = $id and starts >= $start and starts < $end
order by starts limit 100;
