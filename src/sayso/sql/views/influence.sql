-- Ties and deeds between two actors that were asserted, one row a pair of a claim. The state's own (government, army) is its country.
with node as (
    select
        claim_id, role, name, text,
        case when country is not null and coalesce(sector, 'GOV') in ('GOV', 'MIL') and (actor_id like 'ISO:%' or sector is not null) then 'ISO:' || country else actor_id end as id
    from actor_ref
)
select
    c.id as claim, coalesce(r.type, e.type) as type,
    a.id as from_id, a.name as from_name, b.id as to_id, b.name as to_name,
    coalesce(c.source_name, case when c.source_class is null and c.hedge is null then 'the outlet' else 'unnamed' end) as source,
    coalesce(c.when_edtf, c.said, d.published::varchar) as "when", d.published, d.outlet
from selected as s
join claim as c using (id)
join document as d on d.id = c.document_id
left join relation as r on r.claim_id = c.id
left join event as e on e.claim_id = c.id
join node as a on a.claim_id = c.id and a.role in ('from', 'actor')
join node as b on b.claim_id = c.id and b.role in ('to', 'recipient')
where c.modality = 'asserted' and c.polarity = 'affirmed' and a.id <> b.id
    and c.id not in (select claim_id from review where verdict = 'rejected')
order by d.published nulls last, d.id, c.position;
