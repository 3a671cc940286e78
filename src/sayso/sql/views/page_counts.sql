-- How much there is of what a page is about.
select
    (select count(*) from shown_document) as documents,
    (select count(*) from shown_claim) as claims,
    (select count(*) from shown_event) as events,
    (select count(*) from shown_account) as accounts,
    (select count(*) from discrepancy where $everything or len(list_intersect(claims, (select coalesce(list(id), []) from shown_claim))) > 0) as discrepancies,
    (select min(published) from document where $everything or id in (select id from shown_document)) as first_day,
    (select max(published) from document where $everything or id in (select id from shown_document)) as last_day;
