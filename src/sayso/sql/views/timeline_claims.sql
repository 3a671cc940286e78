-- The claims of the events of `page` (`page_claim`), and the figures that are counted of one of them (`page_figure`). Their ids
-- are looked for as one list, which finds rows of large tables many times faster than a join.
set variable page_claims = (select list(claim_id) from happening_claim semi join page on page.id = happening_id);

create or replace temp table page_claim as
select x.happening_id as id, c.id as claim_id, c.document_id, c.position, c.evidence
from (select * from claim where list_contains(getvariable('page_claims'), id)) as c
join happening_claim as x on x.claim_id = c.id;

create or replace temp table page_figure as
select claim_id, event_id, scope from figure where event_id in (select claim_id from page_claim);
