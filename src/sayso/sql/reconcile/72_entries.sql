-- Accounts without their links. The program gives each its id (`numbered`), from the id of its first claim.
create or replace temp table entry_now as
select n.id, c.* from counted as c join numbered as n on n.claim_id = c.claims[1];
