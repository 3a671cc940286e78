-- What some actors are called, and whose and what they are: each by the words used most.
with named as (
    select actor_id as id, name, text, country, sector from actor_ref where actor_id in (select unnest($ids::varchar[]))
    union all
    select source_id, source_name, source_text, source_country, source_sector from link where source_id in (select unnest($ids::varchar[]))
)
select
    id, mode(name) as name, mode(country) as country, mode(sector) as sector,
    list_slice(list_transform(list_reverse_sort(map_entries(histogram(text))::struct(key varchar, value ubigint)[]), lambda x: x.key), 1, 12) as words
from named group by id;
