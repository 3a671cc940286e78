-- What a text takes back, as it was read there (annotate/corrections.py). One row a correction: `a` the claim that is right, `b` the one
-- that was wrong, and the day of the report that was wrong, where the text names it.
create or replace temp table corrected_now as
select
    c.document_id, c.id as a, w.id as b, c.k->>'aspect' as aspect, c.k->>'was' as was, c.k->>'now' as now_,
    case when length(c.k->>'report') = 10 then try_cast(c.k->>'report' as date) end as report
from (
    select id, document_id, record::json->'$.corrects' as k from claim
    where document_id in (select document_id from dirty) and contains(record, '"corrects":{') and id not in (select claim_id from review where verdict = 'rejected')
) as c
join claim as w on w.id = c.k->>'claim';
