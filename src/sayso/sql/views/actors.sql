-- One row an actor: how often it does, undergoes and vouches, in how many documents.
with named as (
    select a.actor_id as id, a.name, a.text, a.country, a.sector,
        case when a.role in ('actor', 'by', 'from', 'holder') then 'does' else 'undergoes' end as part, a.claim_id
    from actor_ref as a
    union all
    select source_id, source_name, source_text, source_country, source_sector, 'vouches', claim_id from link where source_id is not null
)
select
    n.id, mode(n.name) as name, mode(n.country) as country, mode(n.sector) as sector,
    count(distinct s.id) as claims,
    count(distinct s.id) filter (where n.part = 'does') as does,
    count(distinct s.id) filter (where n.part = 'undergoes') as undergoes,
    count(distinct s.id) filter (where n.part = 'vouches') as vouches,
    count(distinct s.document_id) as documents,
    list(distinct n.text order by n.text) as named
from selected as s
join named as n on n.claim_id = s.id
group by n.id
order by claims desc, name;
