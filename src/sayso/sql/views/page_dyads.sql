-- Who acts on whom most: pairs of a doer and a recipient, with how many events and how many of them are conflict.
with pair as (
    select
        unnest(list_zip(actor_ids, actors)[:3]) as doer, h.recipient_ids, h.recipients, h.type, h.claims
    from happening as h
    where len(h.actor_ids) > 0 and len(h.recipient_ids) > 0
        and h.rowid in (select r from shown_event)  -- when filtered
),
both_ends as (
    select doer[1] as from_id, doer[2] as from_name, unnest(list_zip(recipient_ids, recipients)[:3]) as undergoer, type, claims from pair
)
select
    from_id, any_value(from_name) as from_name, undergoer[1] as to_id, any_value(undergoer[2]) as to_name,
    count(*) as events, count(*) filter (type in ('ACCUSE', 'REJECT', 'REQUEST', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')) as conflict,
    mode(type) as type
from both_ends
where from_id <> undergoer[1]
group by from_id, undergoer[1]
order by events desc, from_id, to_id
limit $most;
