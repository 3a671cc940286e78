-- Ties and deeds between two actors that claims (of `fresh`) assert. The state's own (government, army) is its country (`..._node`).
-- Who vouches is known once they are reconciled.
delete from tie where claim_id in (select id from fresh);

insert into tie
with told as (
    select claim_id, type from relation semi join fresh on fresh.id = claim_id
    union all
    select claim_id, type from event semi join fresh on fresh.id = claim_id
),
one as (
    select
        claim_id, role, actor_id, name,
        case when country is not null and coalesce(sector, 'GOV') in ('GOV', 'MIL') and (starts_with(actor_id, 'ISO:') or sector is not null) then 'ISO:' || country else actor_id end as node
    from actor_ref semi join fresh on fresh.id = claim_id
    where role in ('from', 'actor', 'to', 'recipient')
)
select
    c.id, c.document_id, c.position, c.published, c.kind, t.type, a.actor_id, a.name, a.node, b.actor_id, b.name, b.node,
    coalesce(c.source_name, case when c.source_class is null and c.hedge is null then 'the outlet' else 'unnamed' end),
    coalesce(c.when_edtf, c.said, c.published::varchar), v.name
from told as t
join claim as c on c.id = t.claim_id
left join voice as v on v.claim_id = t.claim_id
join one as a on a.claim_id = c.id and a.role in ('from', 'actor')
join one as b on b.claim_id = c.id and b.role in ('to', 'recipient')
where c.modality = 'asserted' and c.polarity = 'affirmed' and a.actor_id <> b.actor_id;
