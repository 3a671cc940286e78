-- Events, newest first, or those that most sources tell of, or most claims.
select h.*
from happening as h
where true
    and h.rowid in (select r from shown_event)  -- when filtered
order by
    case $sort when 'voices' then h.voices when 'claims' then h.claims end desc nulls last, h.last_day desc nulls last, h.first_day desc nulls last, h.id
limit $most offset $first;
