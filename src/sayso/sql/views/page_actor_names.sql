-- What some actors are called, and whose and what they are: each by the words used most.
with named as (
    select actor_id as id, name, text, country, sector, count(*) as n
    from actor_ref where actor_id in (select unnest($ids::varchar[])) group by all
    union all
    select source_id, source_name, source_text, source_country, source_sector, count(*)
    from link where source_id in (select unnest($ids::varchar[])) group by all
),
called as (select id, text, sum(n) as n from named group by all)
select
    id, arg_max(name, n) as name, arg_max(country, n) as country, arg_max(sector, n) as sector,
    (select list(c.text order by c.n desc, c.text)[:12] from called as c where c.id = named.id) as words
from named group by id;
