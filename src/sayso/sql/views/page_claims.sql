-- Claims, those of the newest documents first, in the order of the text.
select id from shown_claim order by published desc nulls last, document_id, position limit $most offset $first;
