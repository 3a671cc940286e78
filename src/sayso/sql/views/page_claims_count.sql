-- How many claims pass.
select count(*) as claims from shown_claim;
