-- Pairs of accounts that contradict each other, the farthest apart and most reported first.
with pair as (
    select a.id as a, b.id as b, a.documents || b.documents as documents, least(a.highest, b.highest) as top, greatest(a.lowest, b.lowest) as bottom
    from (select id, highest, lowest, documents, unnest(contradicts) as other from tally) as a
    join tally as b on b.id = a.other and a.id < b.id
)
select a, b, greatest(0, 1 - top / bottom) as divergence, len(documents) as weight
from pair
where bottom > 0
order by divergence * ln(1 + weight) desc, a, b
limit $most;
