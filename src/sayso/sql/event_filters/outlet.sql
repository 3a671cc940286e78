-- Events of which a claim is in a document of an outlet.
h.id in (
    select happening_id from happening_claim
    where claim_id in (select id from claim where document_id in (select id from document where outlet ilike $outlet))
)
