-- The claims on which candidates rest that are of no event that is chosen (`asked_claim`); none when every claim passes.
create or replace temp table asked_claim as
select c.r, unnest(a.claims) as claim_id
from candidate as c join account as a on a.rowid = c.r
where not c.of_event and not $every;
