-- The claims in which an actor has one part, newest first.
with own as (
    select claim_id as id from actor_ref
    where actor_id = $id
        and case $part
            when 'does' then role in ('actor', 'by') when 'undergoes' then role in ('recipient', 'toward')
            when 'ties' then role in ('from', 'to') when 'holds' then role = 'holder' else false
        end
    union
    select claim_id from link where source_id = $id and $part = 'says'
)
select c.id
from own join claim as c using (id) join document as d on d.id = c.document_id
where true
    and c.id in (select id from shown_claim)  -- when filtered
order by d.published desc nulls last, d.outlet, d.id, c.position
limit $most offset $first;
