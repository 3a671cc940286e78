-- Claims in documents of an outlet.
select id from claim where document_id in (select id from document where outlet ilike $outlet)
