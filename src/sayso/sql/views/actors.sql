-- One row an actor: how often it does, undergoes and vouches, in how many documents, and the offices that documents say it holds, the latest first.
with seen as (
    select o.person_id, o.role, coalesce(o.body, o.country) as of_what, min(d.published) as first_seen, max(d.published) as last_seen
    from office as o join document as d on d.id = o.document_id
    where o.stated and not o.former and d.published is not null group by all
),
held as (
    select person_id, list(concat(role, ', ', of_what, ' ', first_seen, '/', last_seen) order by last_seen desc, first_seen, role) as offices
    from seen group by person_id
),
named as (
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
    list(distinct n.text order by n.text) as named,
    coalesce(any_value(h.offices), []) as offices
from selected as s
join named as n on n.claim_id = s.id
left join held as h on h.person_id = n.id
group by n.id
order by claims desc, name;
