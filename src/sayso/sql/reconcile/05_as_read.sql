-- Undo what former reconciliations changed of whom names stand for, in the documents looked at anew. The program runs this again when
-- 08_known_as has found more of these.
create or replace temp table undone as from as_read where document_id in (select document_id from dirty);

update actor_ref set actor_id = r.actor_id, name = r.name, country = r.country, sector = r.sector
from undone as r
where r.part = 'actor_ref' and r.id = actor_ref.claim_id and r.role = actor_ref.role and r.position = actor_ref.position;

update link set source_id = r.actor_id, source_name = r.name, source_country = r.country, source_sector = r.sector
from undone as r
where r.part = 'link' and r.id = link.claim_id and r.position = link.position;

update claim set source_id = r.actor_id, source_name = r.name from undone as r where r.part = 'claim' and r.id = claim.id;

update quotation set source_id = r.actor_id, source_name = r.name, country = r.country, sector = r.sector
from undone as r
where r.part = 'quotation' and r.id = quotation.id;

delete from as_read where document_id in (select document_id from undone);
