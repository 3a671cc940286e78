-- Events of which a claim has these words in its evidence.
h.id in (select happening_id from happening_claim where claim_id in (select id from claim where contains(lower(evidence), lower($text))))
