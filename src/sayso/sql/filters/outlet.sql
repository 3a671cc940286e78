-- Claims in documents of an outlet.
c.document_id in (select id from document where outlet ilike $outlet)
