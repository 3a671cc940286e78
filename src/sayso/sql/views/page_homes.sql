-- The events that some claims are part of.
select claim_id, happening_id from happening_claim where list_contains($ids::varchar[], claim_id);
