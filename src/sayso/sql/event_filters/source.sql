-- Events of which a claim passed through the hands of a source with this in the name or the words for it, or with this id.
h.id in (
    select happening_id from happening_claim
    where claim_id in (
        select id from claim
        where contains(sources, lower($source)) or contains(source_ids, chr(10) || $source || chr(10))
            or contains(source_ids, chr(10) || 'ISO:' || upper($source) || chr(10))
    )
)
