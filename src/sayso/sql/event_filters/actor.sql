-- Events that an actor with this in the name or the words for it, or with this id, does or undergoes; does, when it is asked on whom.
h.rowid in (
    select r
    from (
        select rowid as r, unnest(actor_ids) as actor_id from happening
        union all
        select rowid, unnest(recipient_ids) from happening where $on is null
    )
    where actor_id in (
        select actor_id from actor_ref
        where actor_id in ($actor, 'ISO:' || upper($actor)) or contains(lower(name), lower($actor)) or contains(lower(text), lower($actor))
    )
)
