-- Events in a country, or by or to its actors.
h.country = upper($country)
or h.rowid in (
    select r
    from (
        select rowid as r, unnest(actor_ids) as actor_id from happening
        union all
        select rowid, unnest(recipient_ids) from happening
    )
    where actor_id in (select actor_id from actor_ref where country = upper($country))
)
