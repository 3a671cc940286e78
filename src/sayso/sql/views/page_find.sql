-- What has an id that begins so.
select id, 'claim' as what from claim where starts_with(id, $id)
union all select id, 'event' from happening where starts_with(id, $id)
union all select id, 'document' from document where starts_with(id, $id)
limit 10;
