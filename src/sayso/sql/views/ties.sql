-- Lasting ties between two actors that were asserted: one row a pair, a type and who says so.
select
    t.from_id, max(t.from_name) as from_name, t.to_id, max(t.to_name) as to_name, t.type, coalesce(t.voice, 'an outlet') as source,
    list_sort(list(t.claim_id)) as claims,  -- when listed
    [min(t.claim_id)] as claims,  -- when counted
from tie as t
where t.kind = 'relation'
    and t.claim_id not in (select claim_id from review where verdict = 'rejected')
    and t.claim_id in (select id from selected)  -- when filtered
group by t.from_id, t.to_id, t.type, t.voice
order by t.from_id, t.to_id, t.type, source;
