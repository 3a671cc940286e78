-- Events of which a claim names a place with this in its name or in the words for it.
h.id in (select happening_id from happening_claim where claim_id in (select id from claim where contains(places, lower($place))))
