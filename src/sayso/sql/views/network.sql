-- Who acts on whom in the chosen events: one row a pair of actors and a type. What is only denied did not happen.
with acted as (
    select id, type, unnest(list_zip(actor_ids, actors)) as doer, recipient_ids, recipients
    from happening
    where denied < claims and len(actor_ids) > 0 and len(recipient_ids) > 0
        and rowid in (select r from chosen)  -- when filtered
),
pair as (
    select id, type, doer[1] as from_id, doer[2] as from_name, unnest(list_zip(recipient_ids, recipients)) as recipient
    from acted
)
select from_id, max(from_name) as from_name, recipient[1] as to_id, max(recipient[2]) as to_name, type, count(*) as events,
    list_sort(list(id)) as ids,  -- when listed
    [min(id)] as ids,  -- when counted
from pair
where from_id <> recipient[1]
group by from_id, recipient[1], type
order by from_id, to_id, type;
