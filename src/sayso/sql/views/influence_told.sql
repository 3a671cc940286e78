-- By which ties and deeds, and on whose word, some pairs of actors hang together ($ones[n] with $others[n]), the first told first: of each
-- type the first $most.
with wanted as (select distinct unnest($ones::varchar[]) as one, unnest($others::varchar[]) as other)
select t.from_node, t.to_node, t.type, t.from_name, t.to_name, t.source, t.told_when as "when", t.claim_id as claim
from tie as t semi join wanted as w on (w.one = t.from_node and w.other = t.to_node)
where t.claim_id not in (select claim_id from review where verdict = 'rejected')
    and t.claim_id in (select id from selected)  -- when filtered
qualify row_number() over (partition by t.from_node, t.to_node, t.type order by t.published nulls last, t.document_id, t.position, t.claim_id) <= $most
order by t.published nulls last, t.document_id, t.position, t.claim_id;
