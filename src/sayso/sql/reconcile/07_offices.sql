-- Offices that documents tell of in so many words ("Turkish Foreign Minister Hakan Fidan").
create or replace temp table office_seen_now as
select
    o.document_id, o.person_id, o.person, o.role, o.class, o.country, o.sector, d.published as day, regexp_extract(o.person_id, '[^-]+$') as last_name
from office as o
join (select id, published from document semi join dirty on document_id = id) as d on d.id = o.document_id
where o.stated and not o.former and o.sector is not null and d.published is not null;
