-- The ledger, version 6: what lets the pages of a large ledger answer at once.

-- When the first claim of a discrepancy was published.
alter table discrepancy add column newest date;

update discrepancy set newest = d.published
from claim as c join document as d on d.id = c.document_id
where c.id = discrepancy.claims[1];

-- Of which events the two claims of a pair are: a number made of the event's id, which a few others share. In a long table a
-- narrow number is found many times faster than a list of ids.
create macro event_mark(id) as (hash(id) % 65536)::usmallint;

alter table likeness add column event_a usmallint;

alter table likeness add column event_b usmallint;

update likeness set event_a = event_mark(x.happening_id), event_b = event_mark(y.happening_id)
from happening_claim as x, happening_claim as y
where x.claim_id = likeness.a and y.claim_id = likeness.b;
