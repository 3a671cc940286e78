-- Persons as documents name them, by their own words alone. `short`: by a last name ("Fidan").
create or replace temp table person_named_now as
with asked as (select c.id, c.document_id from claim as c semi join dirty as d on d.document_id = c.document_id),
every as (
    select c.document_id, a.actor_id as id, a.text, a.country, a.sector from actor_ref as a join asked as c on c.id = a.claim_id
    union all
    select c.document_id, l.source_id, l.source_text, l.source_country, l.source_sector
    from link as l join asked as c on c.id = l.claim_id where l.source_id is not null
    union all
    select document_id, source_id, source_text, country, sector
    from quotation where source_id is not null and document_id in (select document_id from dirty)
)
select
    e.document_id, e.id, max(e.country) as country, max(e.sector) as sector, d.published,
    not contains(substr(e.id, 5), '-') as short, regexp_extract(substr(e.id, 5), '[^-]+$') as last_name
from every as e
join (select id, published from document semi join dirty on document_id = id) as d on d.id = e.document_id
where d.published is not null
    and (starts_with(e.id, 'PER:') or (regexp_matches(e.id, '^TXT:[a-z]+$') and regexp_matches(e.text, '^\p{Lu}\p{Ll}+$')))
group by e.document_id, e.id, d.published;
