-- What analysts decided about claims of an event and still holds, newest first: a row each, with two of its claims, one of them of the event.
with own as (select claim_id from happening_claim where happening_id = $id)
select decision_id, decided_at, kind, note, kind = 'join' as joined, a, b
from decision
where undone_at is null and (a in (select claim_id from own) or b in (select claim_id from own))
qualify row_number() over (partition by decision_id order by together = (kind = 'join') desc, a in (select claim_id from own) desc, a, b) = 1
order by decided_at desc, decision_id;
