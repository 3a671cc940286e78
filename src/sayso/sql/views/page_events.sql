-- Events, newest first, or those that most sources tell of, or most claims.
with passing as (
    select
        h.rowid as r, h.id, h.first_day, h.last_day, case $sort when 'voices' then h.voices when 'claims' then h.claims else null end as weight
    from happening as h
    where true
        and h.rowid in (select r from shown_event)  -- when filtered
),
page as (
    select * from passing
    order by weight desc nulls last, last_day desc nulls last, first_day desc nulls last, id
    limit $most offset $first
),
counted as (select happening_id, count(*) as n from account where happening_id in (select id from page) group by happening_id)
select h.*, coalesce(a.n, 0) as accounts, (select count(*) from passing) as total
from page as p
join happening as h on h.rowid = p.r
left join counted as a on a.happening_id = h.id
order by p.weight desc nulls last, p.last_day desc nulls last, p.first_day desc nulls last, p.id;
