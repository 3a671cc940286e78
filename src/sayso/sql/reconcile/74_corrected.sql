-- What a text takes back, as it was read there (annotate/corrections.py). One row a correction: `a` the claim that is right, `b` the one
-- that was wrong, and the day of the report that was wrong, where the text names it.
create or replace temp table corrected_now as
select
    c.document_id, c.id as a, w.id as b, c.corrects->>'aspect' as aspect, c.corrects->>'was' as was, c.corrects->>'now' as now_,
    case when length(c.corrects->>'report') = 10 then try_cast(c.corrects->>'report' as date) end as report
from reply as c
join claim as w on w.id = c.corrects->>'claim';
