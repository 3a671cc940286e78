-- One row a place: how many claims name it, and how many put an event or a figure there.
select
    p.name, p.country, p.admin1, mode(p.lat) as lat, mode(p.lon) as lon, mode(p.precision) as precision, p.geonameid,
    count(distinct s.id) as claims,
    count(distinct s.id) filter (where p.role = 'place') as happened,
    count(distinct s.document_id) as documents
from selected as s
join place_ref as p on p.claim_id = s.id
group by p.name, p.country, p.admin1, p.geonameid
order by claims desc, p.name;
