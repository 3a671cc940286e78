-- What a source vouches for, newest first.
select c.id
from voice as v join claim as c on c.id = v.claim_id join document as d on d.id = c.document_id
where v.voice = $id
    and c.id in (select id from shown_claim)  -- when filtered
order by d.published desc nulls last, d.outlet, d.id, c.position
limit $most offset $first;
