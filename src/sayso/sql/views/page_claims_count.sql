-- How many claims pass.
select count(*) as n from shown_claim;
