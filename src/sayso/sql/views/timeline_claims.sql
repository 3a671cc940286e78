-- The claims of the events of `page` (`page_claim`), and the figures that are counted of one of them (`page_figure`). Their ids
-- are looked for as one list, which finds rows of large tables many times faster than a join.
create or replace temp table page_home as
select happening_id as id, claim_id from happening_claim where happening_id in (select id from page);

set variable page_claims = (select list(claim_id) from page_home);

create or replace temp table page_claim as
with found as materialized (
    select id as claim_id, document_id, published, position, evidence from claim where list_contains(getvariable('page_claims'), id)
)
select h.id, f.* from found as f join page_home as h using (claim_id);

create or replace temp table page_figure as
select claim_id, event_id, scope from figure where event_id in (select claim_id from page_home);
