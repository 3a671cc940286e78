-- Claims with an actor with this in the name or the words for it, or with this id.
select claim_id from actor_ref
where actor_id in ($actor, 'ISO:' || upper($actor)) or contains(lower(name), lower($actor)) or contains(lower(text), lower($actor))
