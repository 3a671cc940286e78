-- How much there is of what a page is about.
select
    (select count(*) from shown_document) as documents,
    (select count(*) from shown_claim) as claims,
    (select count(*) from shown_event) as events,
    (select count(*) from shown_account) as accounts,
    (select min(published) from document where $everything or id in (select id from shown_document)) as first_day,
    (select max(published) from document where $everything or id in (select id from shown_document)) as last_day;
