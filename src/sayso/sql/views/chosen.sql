-- Which events a view is about: `chosen` holds the ids and row numbers of those that pass every filter given. A filter that is null lets all pass.
-- An event passes by what all its claims together say of it. A filter with a file in sql/event_filters is added as one more condition.
create or replace temp table chosen as
select h.id, h.rowid as r
from happening as h
where ($kind is null or $kind = 'event')
    and ($since is null or h.last_day >= $since::date)
    and ($until is null or h.first_day <= $until::date)
    and ($type is null or lower(h.type) = lower($type))
