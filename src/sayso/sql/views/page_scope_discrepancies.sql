-- The discrepancies of which one of the two claims that stand for it passes.
create or replace temp table shown_discrepancy as
select distinct r
from (select rowid as r, first_claim as claim_id from discrepancy union all select rowid, second_claim from discrepancy)
where claim_id in (select id from shown_claim);
