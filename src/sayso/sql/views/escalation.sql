-- The chosen events by day and type, with their ids. What lasted long is of no one day (null); what is only denied did not happen.
select
    case when not dated then last_day when last_day - first_day <= $incident_days then first_day end as day,
    type, count(*) as events,
    list(id order by first_day, id) as ids,  -- when listed
    [] as ids,  -- when counted
from happening
where denied < claims
    and rowid in (select r from chosen)  -- when filtered
    and ($since is null or coalesce(case when not dated then last_day else first_day end, $since::date) >= $since::date)
    and ($until is null or coalesce(case when not dated then last_day else first_day end, $until::date) <= $until::date)
group by all
order by day nulls last, type;
