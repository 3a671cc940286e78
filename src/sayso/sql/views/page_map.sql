-- Events by place: how many of conflict and of cooperation, and how precisely the place is known. Countries and regions are no points.
with placed as (
    select h.* from happening as h where h.country is not null and ($everything or h.id in (select id from shown_event))
)
select
    coalesce(place, country) as place, country, any_value(admin1) as admin1, mode(lat) as lat, mode(lon) as lon, coalesce(precision, 'country') as precision,
    count(*) as events, sum(documents) as documents, max(last_day) as newest, list(distinct type order by type) as types,
    map_entries(histogram(type)) as by_type
from placed
group by coalesce(place, country), country, coalesce(precision, 'country')
order by events desc, place
limit $most;
