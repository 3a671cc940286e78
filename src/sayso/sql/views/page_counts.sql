-- How much there is of what a page is about.
select
    (select count(*) from shown_document) as documents,
    (select count(*) from shown_claim) as claims,
    (select count(*) from shown_event) as events,
    (select count(*) from shown_account) as accounts,
    span.first_day, span.last_day
from (
    select min(published) as first_day, max(published) as last_day
    from document
    where true
        and rowid in (select r from shown_document)  -- when filtered
) as span;
