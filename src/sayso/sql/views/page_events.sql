-- Events, newest first, or those that most sources tell of, or most claims.
select
    h.*, coalesce(a.n, 0) as accounts, count(*) over () as total
from happening as h
left join (select happening_id, count(*) as n from account where happening_id is not null group by happening_id) as a on a.happening_id = h.id
where $everything or h.id in (select id from shown_event)
order by case $sort when 'voices' then h.voices when 'claims' then h.claims else null end desc nulls last, h.last_day desc nulls last, h.first_day desc nulls last, h.id
limit $most offset $first;
