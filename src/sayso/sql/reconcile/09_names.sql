-- Keep what was read in the documents looked at anew where a name stands for someone that others make known, and change it.
create or replace temp table renamed as from known_as where document_id in (select document_id from dirty);

create or replace temp table renamed_claim as
select c.id, k.document_id, k.read_id, k.actor_id, k.name, k.country, k.sector from claim as c join renamed as k on k.document_id = c.document_id;

insert into as_read
select k.document_id, 'actor_ref', a.claim_id, a.role, a.position, a.actor_id, a.name, a.country, a.sector
from actor_ref as a join renamed_claim as k on k.id = a.claim_id and k.read_id = a.actor_id
union all
select k.document_id, 'link', l.claim_id, null, l.position, l.source_id, l.source_name, l.source_country, l.source_sector
from link as l join renamed_claim as k on k.id = l.claim_id and k.read_id = l.source_id
union all
select k.document_id, 'claim', c.id, null, null, c.source_id, c.source_name, null, null
from claim as c join renamed as k on k.document_id = c.document_id and k.read_id = c.source_id
union all
select q.document_id, 'quotation', q.id, null, null, q.source_id, q.source_name, q.country, q.sector
from quotation as q join renamed as k on k.document_id = q.document_id and k.read_id = q.source_id;

update actor_ref set actor_id = k.actor_id, name = k.name, country = k.country, sector = k.sector
from renamed_claim as k
where k.id = actor_ref.claim_id and k.read_id = actor_ref.actor_id;

update link set source_id = k.actor_id, source_name = k.name, source_country = k.country, source_sector = k.sector
from renamed_claim as k
where k.id = link.claim_id and k.read_id = link.source_id;

update claim set source_id = k.actor_id, source_name = k.name
from renamed as k
where k.document_id = claim.document_id and k.read_id = claim.source_id;

update quotation set source_id = k.actor_id, source_name = k.name, country = k.country, sector = k.sector
from renamed as k
where k.document_id = quotation.document_id and k.read_id = quotation.source_id;
