-- Territory: who is said to have seized, retaken, lost or left which place, in order of day, and who holds it now by the last word.
-- One row a change as its tellers tell it. `selected` says which places and rows are shown; who holds a place is judged from all
-- that is told of it up to $until. A state, its government and its army are one holder.
with told as (
    select
        c.id, c.document_id, c.position, case e.mode when 'seize' then 'seized' when 'retake' then 'retaken' when 'lose' then 'lost' else 'left' end as change,
        c.modality = 'denied' or c.polarity = 'negated' as denied
    from event as e join claim as c on c.id = e.claim_id
    where c.modality in ('asserted', 'denied', 'historical')
        and ((e.type = 'ASSAULT' and e.mode in ('seize', 'retake')) or (e.type = 'RETREAT' and e.mode in ('lose', 'withdraw')))
    union all
    select c.id, c.document_id, c.position, 'held', c.modality = 'denied' or c.polarity = 'negated'
    from relation as r join claim as c on c.id = r.claim_id
    where r.type = 'controls' and c.modality in ('asserted', 'denied')
),
spot as (  -- the places of each: those named with it that are as exact as a town, or the one where it happened; not those it lies in or near
    select distinct on (p.claim_id, coalesce(p.geonameid::varchar, p.name))
        regexp_extract(
            lower(substring(d.text, greatest(p.starts - 40, 0) + 1, least(p.starts, 40))), '(' || array_to_string($part, '|') || ')\s+([\w''’-]+\s+){0,3}$', 1
        ) as extent,
        p.claim_id, coalesce(p.geonameid::varchar, concat(p.name, ' ', p.country)) as key, p.name, p.country, p.admin1, p.lat, p.lon, p.precision, p.geonameid
    from place_ref as p
    join told as t on t.id = p.claim_id
    join document as d on d.id = t.document_id
    where not regexp_matches(
            substring(d.text, greatest(p.starts - 40, 0) + 1, least(p.starts, 40)),
            '(?i)(^|[^\w])(' || array_to_string($inside, '|') || ')\s+([\w''’-]+\s+){0,4}$'
        )
        and p.precision <> 'country' and (p.role <> 'places' or p.precision in ('exact', 'town'))
        and (p.country is not null or p.lat is not null)
        and not list_contains($there, lower(p.text))
        and (p.lat is not null or regexp_matches(p.name, '^[^a-z]'))  -- "the airport" of no known town could be any
    order by p.claim_id, coalesce(p.geonameid::varchar, p.name), p.role, p.position
),
side as (  -- who takes or leaves, and from or to whom
    select
        claim_id, case when role in ('actor', 'from') then 'doer' else 'other' end as part,
        list(case when regexp_matches(actor_id, '^[A-Z]{3}:(GOV|MIL)$') then 'ISO:' || left(actor_id, 3) else actor_id end order by position) as ids,
        string_agg(name, '; ' order by position) as names,
        bool_or(regexp_matches(actor_id, '^(ISO|GRP):') or sector in ('MIL', 'REB', 'PRM', 'UAF', 'CRM', 'IGO', 'COP')) as armed
    from actor_ref where role in ('actor', 'recipient', 'from') group by claim_id, part
),
claimed as (
    select
        s.*, t.id, t.document_id, t.position, t.change, t.denied,
        a.ids as doer_ids, a.names as doers, b.names as others,
        -- who holds the place when this is so: null when only known who does not
        case when t.change in ('seized', 'retaken', 'held') then a.names when t.change = 'lost' and b.ids <> a.ids then b.names end as holder,
        case when t.change in ('seized', 'retaken', 'held') then a.ids when t.change = 'lost' and b.ids <> a.ids then b.ids end as holder_ids,
        coalesce(c.first_day, d.published) as first_day, coalesce(c.last_day, d.published) as last_day, c.first_day is not null as dated,
        coalesce(v.name, 'an outlet') as voice
    from told as t
    join spot as s on s.claim_id = t.id
    join claim as c on c.id = t.id
    join document as d on d.id = t.document_id
    join voice as v on v.claim_id = t.id
    left join side as a on a.claim_id = t.id and a.part = 'doer'
    left join side as b on b.claim_id = t.id and b.part = 'other'
    where t.id not in (select claim_id from review where verdict = 'rejected')
        and (a.armed or (t.change = 'seized' and a.ids is null))  -- travellers and diplomats leave places too
        -- that a state has its towns is no news, unless someone else has been there
        and (t.change <> 'held' or not regexp_matches(a.ids[1], '^ISO:') or s.key in (select key from spot join told on told.id = spot.claim_id where told.change <> 'held'))
        and t.document_id not in (select document_id from document_copy)
        and ($until is null or coalesce(c.first_day, d.published) <= $until::date)
),
change as (
    select
        key, min(name) as place, min(country) as country, min(admin1) as admin1, min(lat) as lat, min(lon) as lon,
        min(precision) as precision, min(geonameid) as geonameid,
        extent, first_day, last_day, dated, change, denied, doer_ids, min(doers) as doers, min(others) as others,
        min(holder) as holder, holder_ids,
        list(distinct voice order by voice) as says, count(distinct document_id) as documents, list(id order by id) as claims
    from claimed
    group by key, extent, first_day, last_day, dated, change, denied, doer_ids, holder_ids
),
latest as (  -- the last word on each place: of one day, what more tellers say
    select * from change where not denied
    qualify row_number() over (partition by key order by last_day desc nulls last, first_day desc nulls last, len(says) desc, documents desc, change, claims[1]) = 1
),
moved as (  -- the last change of hands, which nobody undoes by saying that another holds the place
    select * from change where not denied and change <> 'held' and holder_ids is not null
    qualify row_number() over (partition by key order by last_day desc nulls last, first_day desc nulls last, claims[1]) = 1
),
judged as (
    select
        l.key, l.claims[1] as decides, l.change, l.holder, l.doer_ids, l.says,
        exists (
            select 1 from change as o
            where o.key = l.key and o.last_day >= l.first_day
                and (
                    (o.denied and (o.doer_ids is null or o.doer_ids is not distinct from l.doer_ids) and o.change = l.change)
                    or (not o.denied and o.claims[1] <> l.claims[1] and o.holder_ids is not null
                        and (l.holder_ids is null and list_has_any(o.holder_ids, l.doer_ids) or l.holder_ids is not null and not list_has_any(o.holder_ids, l.holder_ids)))
                )
        )
        or (l.change = 'held' and (
            exists (select 1 from moved as m where m.key = l.key and not list_has_any(m.holder_ids, l.holder_ids))
            or exists (
                select 1 from change as o
                where o.key = l.key and o.change = 'held' and not o.denied and not list_has_any(o.holder_ids, l.holder_ids)
                    and o.last_day > l.last_day - 30  -- days: held by both within a month, and nobody tells of a change
            )
        )) as contested
    from latest as l
)
select
    c.place, nullif(c.extent, '') as extent, c.country, c.admin1, c.lat, c.lon, c.precision, c.geonameid,
    case when c.first_day = c.last_day then c.first_day::varchar else concat(c.first_day, '/', c.last_day) end as "when", c.dated,
    case when c.denied then 'not ' || c.change else c.change end as change, c.doers as who, c.others as "from", c.says, c.documents, c.claims,
    coalesce(j.holder, case when j.key is not null then 'not ' || d.doers end) as holds_now, j.says as on_the_word_of, coalesce(j.contested, false) as contested,
    j.decides is not distinct from c.claims[1] as last_word
from change as c
left join judged as j on j.key = c.key
left join latest as d on d.key = c.key
where list_has_any(c.claims, (select coalesce(list(id), []) from selected))
order by c.place, c.country, c.key, c.first_day nulls first, c.last_day, c.change, c.claims[1];
