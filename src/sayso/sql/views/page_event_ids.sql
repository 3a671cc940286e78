-- The claims of an event.
select claim_id as id from happening_claim where happening_id = $id;
