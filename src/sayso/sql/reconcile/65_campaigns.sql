-- What lasted holds what happened in it: "the offensive" and "a week of shelling" hold the dated deeds of the same doer in the same area.
-- They are part of it, never the same. The shortest that holds a deed is its whole.
create or replace temp table lasting as
select id, type, mode, unnest(actor_ids) as doer, first_day, last_day, country, admin1, lat, lon, precision, id in (select id from grouped) as fresh
from happening
where last_day - first_day > getvariable('incident_days') and type = 'ASSAULT' and denied < claims;

-- Asked is what is told anew, what was part of an event that is, and what lies in the days of such a one.
create or replace temp table deed as
with every as (
    select id, type, mode, unnest(actor_ids) as doer, first_day, last_day, country, admin1, lat, lon, precision, part_of
    from happening
    where last_day - first_day <= getvariable('incident_days') and dated and type = 'ASSAULT' and denied < claims
)
from every where id in (select id from grouped) or part_of in (select happening_id from home_was)
union
select d.* from every as d semi join (from lasting where fresh) as l on l.doer = d.doer and d.first_day >= l.first_day and d.last_day <= l.last_day;

create or replace temp table campaign as
select d.id, l.id as whole
from deed as d
join lasting as l
    on l.doer = d.doer and l.type = d.type and d.first_day >= l.first_day and d.last_day <= l.last_day
    and (l.mode is null or l.mode is not distinct from d.mode)
    and l.country = d.country
    and case
        when l.precision = 'country' then true
        when l.precision = 'region' then l.admin1 is not distinct from d.admin1 and d.precision <> 'country'
        else kilometres(l.lat, l.lon, d.lat, d.lon) <= getvariable('far_km') and d.precision <> 'country'
    end
qualify row_number() over (partition by d.id order by l.last_day - l.first_day, l.first_day, l.id) = 1;

update happening set part_of = n.whole
from (select distinct d.id, c.whole from deed as d left join campaign as c on c.id = d.id) as n
where n.id = happening.id and happening.part_of is distinct from n.whole;
