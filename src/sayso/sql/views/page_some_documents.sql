-- Some documents by id, with the beginning of their text.
select id, outlet, title, published, words, left(text, 200000) as text from document where list_contains($ids::varchar[], id);
