-- Claims with an actor with this in the name or the words for it, or with this id.
contains(c.actors, lower($actor)) or contains(c.actor_ids, chr(10) || $actor || chr(10)) or contains(c.actor_ids, chr(10) || 'ISO:' || upper($actor) || chr(10))
