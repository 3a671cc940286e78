-- The offices that documents give to a person: from when to when they were seen, in how many documents, with how many claims by or about the person.
with told as (
    select o.*, d.published
    from office as o join document as d on d.id = o.document_id
    where o.person_id = $id
),
named as (
    select actor_id as id, claim_id from actor_ref union select source_id, claim_id from link
),
about as (
    select c.document_id, count(distinct c.id) as claims
    from named as n join claim as c on c.id = n.claim_id where n.id = $id group by c.document_id
),
once as (
    select distinct on (document_id, role, former) * from told order by document_id, role, former, stated desc, position
)
select
    t.role, min(t.class) as class, min(t.country) filter (t.stated) as country, min(t.body_id) as body_id, min(t.body) as body, t.former,
    min(t.published) as first_seen, max(t.published) as last_seen,
    count(*) as documents, coalesce(sum(a.claims), 0)::integer as claims,
    list(t.document_id order by t.published nulls last, t.document_id) as document_ids, arg_min(t.text, t.published) as words
from once as t
left join about as a on a.document_id = t.document_id
group by t.role, t.former
having bool_or(t.stated)
order by first_seen nulls last, t.former, t.role;
