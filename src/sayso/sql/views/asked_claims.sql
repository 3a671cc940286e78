-- The claims on which candidates rest that are of no event that is chosen (`asked_claim`); none when every claim passes.
create or replace temp table asked_claim as
select distinct unnest(claims) as claim_id from candidate where not of_event and not $every;
