-- What PLOVER has no place for.
select 'claims that are no events (figures without their event, relations, positions)' as what, count(*) as n
from selected join claim as c using (id) where c.kind <> 'event' and c.id not in (select claim_id from figure where event_id is not null and measure in ('killed', 'wounded'))
union all
select 'events that are denied, wished, planned, conditional or otherwise not asserted', count(*)
from selected join claim as c using (id) where c.kind = 'event' and not (c.modality = 'asserted' and c.polarity = 'affirmed')
union all
select 'events that an analyst has rejected', count(*)
from selected join claim as c using (id) where c.kind = 'event' and c.id in (select claim_id from review where verdict = 'rejected')
union all
select 'bounds of figures (only the least number is carried)', count(*)
from selected join figure as f on f.claim_id = selected.id where f.event_id is not null and (f.low is distinct from f.high)
union all
select 'chains of more than one source (only the last named is carried)', count(*)
from (select claim_id from link join selected on selected.id = link.claim_id group by claim_id having count(*) > 1)
union all
select 'hedges', count(*) from selected join claim as c using (id) where c.hedge is not null;
