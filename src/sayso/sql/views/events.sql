-- One row an event to which a selected claim belongs.
with touched as (select distinct happening_id from happening_claim where claim_id in (select id from selected)),
counted as (select happening_id, count(*) as n from account where happening_id is not null group by happening_id),
outlets as (
    select h.happening_id, list(distinct d.outlet order by d.outlet) filter (d.outlet is not null) as outlets
    from happening_claim as h join claim as c on c.id = h.claim_id join document as d on d.id = c.document_id group by h.happening_id
)
select
    h.id, case when h.first_day = h.last_day then h.first_day::varchar else concat(h.first_day, '/', h.last_day) end as "when",
    h.first_day as since, h.last_day as until, h.dated, h.type, h.mode,
    array_to_string(h.actors, '; ') as actors, array_to_string(h.recipients, '; ') as recipients,
    h.place, h.country, h.lat, h.lon, h.precision,
    h.claims, h.documents, h.voices, h.denied, coalesce(c.n, 0) as accounts, o.outlets, h.part_of
from happening as h
join touched as t on t.happening_id = h.id
left join counted as c on c.happening_id = h.id
left join outlets as o on o.happening_id = h.id
order by h.first_day, h.last_day, h.id;
