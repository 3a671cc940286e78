-- What has this id, or an id that begins so: at most a few, with what it is.
with every as (
    select id, 'claim' as what from claim
    union all select id, 'event' from happening
    union all select id, 'account' from account
    union all select id, 'document' from document
    union all select id, 'discrepancy' from discrepancy
    union all (select distinct actor_id, 'actor' from actor_ref)
    union all (select distinct source_id, 'actor' from link where source_id is not null)
)
select distinct id, what from every
where starts_with(lower(id), lower($id)) and ($kind is null or what = $kind)
order by id = $id desc, what, id
limit 12;
