create or replace temp macro in_lines(names, between := chr(10)) as list_aggregate(list_sort(list_distinct(names)), 'string_agg', between);

-- Whom and what claims name, in a line for each (claims of `fresh`): what filters ask for is found in one pass, without a join.
update claim set countries = m.countries, places = m.places, actors = m.actors, actor_ids = m.actor_ids, sources = m.sources, source_ids = m.source_ids
from (
    with named as (
        select claim_id, 'actor' as part, country, actor_id as id, [lower(name), lower(text)] as words from actor_ref semi join fresh on fresh.id = claim_id
        union all
        select claim_id, 'place', country, null, [lower(name), lower(text)] from place_ref semi join fresh on fresh.id = claim_id
        union all
        select claim_id, 'source', null, source_id, [lower(source_name), lower(source_text)] from link semi join fresh on fresh.id = claim_id
    ),
    spread as (select claim_id, part, country, id, unnest(words) as word from named),
    told as (
        select
            claim_id,
            ' ' || in_lines(list(country), ' ') || ' ' as countries,
            in_lines(list(word) filter (part = 'place')) as places,
            in_lines(list(word) filter (part = 'actor')) as actors,
            in_lines(list(word) filter (part = 'source')) as sources,
            chr(10) || in_lines(list(id) filter (part = 'actor')) || chr(10) as actor_ids,
            chr(10) || in_lines(list(id) filter (part = 'source')) || chr(10) as source_ids
        from spread group by claim_id
    )
    select f.id, t.* exclude (claim_id) from fresh as f left join told as t on t.claim_id = f.id
) as m
where claim.id = m.id
    and (claim.countries, claim.places, claim.actors, claim.actor_ids, claim.sources, claim.source_ids)
        is distinct from (m.countries, m.places, m.actors, m.actor_ids, m.sources, m.source_ids);
