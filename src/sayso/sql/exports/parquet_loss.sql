-- What a flat row has no column for.
select 'chains of more than one source (only the last named is carried)' as what, count(*) as n
from (select claim_id from link join selected on selected.id = link.claim_id group by claim_id having count(*) > 1)
union all
select 'offsets of evidence, actors and places', count(*) from selected
union all
select 'ids, countries and sectors of actors (only names are carried)', count(distinct r.claim_id) from selected join actor_ref as r on r.claim_id = selected.id
union all
select 'coordinates of places (only names are carried)', count(distinct r.claim_id) from selected join place_ref as r on r.claim_id = selected.id where r.lat is not null
union all
select 'bounds of figures (only the words are carried)', count(*) from selected join figure as f on f.claim_id = selected.id;
