-- What each claim about a happening says of who, whom, where, when and how many: only what is said to have happened, or denied.
-- The state, its government and its army are one doer. A text that names no day speaks of the days before it was published.
create or replace temp table fact_now as
with asked as (select c.* exclude (record) from claim as c semi join dirty as d on d.document_id = c.document_id where c.kind in ('event', 'figure')),
who as (
    select
        claim_id, role, actor_id,
        case when regexp_matches(actor_id, '^[A-Z]{3}:(GOV|MIL)$') then 'ISO:' || left(actor_id, 3) else actor_id end as id,
        country
    from actor_ref where role in ('actor', 'recipient') and claim_id in (select id from asked)
),
doer as (select claim_id, list_sort(list(distinct id)) as ids, list_sort(list(distinct actor_id)) as named from who where role = 'actor' group by claim_id),
undergoer as (
    select
        claim_id, list_sort(list(distinct id)) as ids, list_sort(list(distinct actor_id)) as named, list_sort(list(distinct country)) as countries,
        bool_or(country is null or starts_with(id, 'TXT:')) as loose
    from who where role = 'recipient' group by claim_id
),
spot as (select * from place_ref where role = 'place' and claim_id in (select id from asked) qualify row_number() over (partition by claim_id order by position) = 1),
counted as (
    select event_id as claim_id, list_sort(list(distinct measure || ' ' || coalesce(point, low, high))) as figures
    from figure where event_id in (select id from asked) and coalesce(point, low, high) is not null group by event_id
),
dated as (
    select
        c.id, c.document_id, d.published, c.position, e.type, e.mode, v.voice, coalesce(x.original_id, c.document_id) as original,
        c.modality = 'denied' or c.polarity = 'negated' as denied,
        c.first_day is not null as stated, coalesce(c.first_day, d.published) as told_day,
        coalesce(c.first_day, d.published - getvariable('late_days')::integer) as first_day,
        case when c.first_day is null then d.published else greatest(c.first_day, coalesce(c.last_day, d.published, c.first_day)) end as last_day,
        c.evidence
    from event as e
    join asked as c on c.id = e.claim_id
    join document as d on d.id = c.document_id
    join voice as v on v.claim_id = c.id
    left join document_copy as x on x.document_id = c.document_id
    where c.modality in ('asserted', 'denied')
        and c.id not in (select claim_id from review where verdict = 'rejected')
        and coalesce(c.first_day, d.published) is not null
)
select
    t.* exclude (evidence),
    t.last_day - t.first_day > getvariable('incident_days') as long,
    coalesce(a.ids, []) as doers, coalesce(a.named, []) as named_doers,
    coalesce(u.ids, []) as undergoers, coalesce(u.named, []) as named_undergoers, coalesce(u.countries, []) as undergoer_countries, coalesce(u.loose, true) as loose,
    s.name as place, s.country, s.admin1, s.lat, s.lon, s.precision, s.precision in ('exact', 'town') and s.lat is not null as pinned,
    coalesce(g.figures, []) as figures,
    list_sort(list_distinct(regexp_extract_all(lower(t.evidence), '\p{L}{4,}'))) as words
from dated as t
left join doer as a on a.claim_id = t.id
left join undergoer as u on u.claim_id = t.id
left join spot as s on s.claim_id = t.id
left join counted as g on g.claim_id = t.id;

-- Why two claims cannot be about the same happening, null when they can. Days are compared by the program (group in reconcile.py);
-- `apart_places` and `apart_victims` look at no other columns than those of a `spot` and of a `victim` (54_kept_apart.sql).
create or replace temp macro kilometres(lat_a, lon_a, lat_b, lon_b) as
    12742 * asin(sqrt(least(1, pow(sin(radians(lat_b - lat_a) / 2), 2) + cos(radians(lat_a)) * cos(radians(lat_b)) * pow(sin(radians(lon_b - lon_a) / 2), 2))));

create or replace temp macro apart_places(a, b) as
    case
        when a.country <> b.country then 'in another country'
        when a.pinned and b.pinned and kilometres(a.lat, a.lon, b.lat, b.lon) > getvariable('far_km') then 'too far apart'
    end;

create or replace temp macro apart_victims(a, b) as
    case
        when not a.loose and not b.loose and len(list_intersect(a.undergoers, b.undergoers)) = 0
            and len(list_intersect(a.undergoer_countries, b.undergoer_countries)) = 0 then 'other victims'
    end;

create or replace temp macro apart(a, b) as
    case
        when a.type <> b.type then 'another deed'
        when a.long <> b.long then 'one of many days, one of one'
        when a.first_day > b.last_day or b.first_day > a.last_day then 'on other days'
        else coalesce(apart_places(a, b), apart_victims(a, b))
    end;
