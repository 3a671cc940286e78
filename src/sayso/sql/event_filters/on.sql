-- Events that an actor with this in the name or the words for it, or with this id, undergoes.
h.rowid in (
    select r from (select rowid as r, unnest(recipient_ids) as actor_id from happening)
    where actor_id in (
        select actor_id from actor_ref
        where actor_id in ($on, 'ISO:' || upper($on)) or contains(lower(name), lower($on)) or contains(lower(text), lower($on))
    )
)
