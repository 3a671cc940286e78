-- What each figure counts (`subject`): the losses at a place, else a running toll of a country; found in its own document alone.
-- A figure whose own words name no place is of the place that its text is about, else of the country that it names most.
create or replace temp table about as
with named as (
    select c.document_id, p.name, p.country, p.precision, round(p.lat * 4) / 4 as lat, round(p.lon * 4) / 4 as lon, coalesce(p.starts, c.starts) as at_
    from place_ref as p join claim as c on c.id = p.claim_id
),
land as (
    select document_id, country from named where country is not null group by document_id, country
    qualify row_number() over (partition by document_id order by count(*) desc, country) = 1
),
counted_ as (select document_id, count(distinct at_) as n from named group by document_id),
main as (
    select m.document_id, m.country, coalesce(m.lat || ' ' || m.lon, m.name) as spot
    from named as m join counted_ as w using (document_id)
    where m.precision <> 'country'
    group by m.document_id, m.country, spot, w.n
    having 2 * count(distinct m.at_) > w.n
)
select l.document_id, l.country, m.spot from land as l left join main as m on m.document_id = l.document_id and m.country is not distinct from l.country;

create or replace temp table bound as
with placed as (
    select
        h.*, coalesce(x.original_id, h.document_id) as original,
        -- people on the way are of the country that the text is about, wherever they were counted
        case when h.measure = 'displaced' then a.country else coalesce(h.country, e.country, a.country) end as land,
        case
            when h.measure = 'displaced' or h.precision = 'country' then ''
            when h.place is not null then coalesce(round(h.lat * 4) / 4 || ' ' || round(h.lon * 4) / 4, h.place)
            when e.precision <> 'country' then coalesce(round(e.lat * 4) / 4 || ' ' || round(e.lon * 4) / 4, e.place)
            when h.last_day - h.first_day > getvariable('incident_days') then ''
            else a.spot
        end as spot,
        case when h.measure <> 'displaced' then case when h.precision <> 'country' then h.place when h.place is null and e.precision <> 'country' then e.place end end as town,
        -- the day of what is counted; a running toll has none
        case
            when h.first_day is not null and h.last_day - h.first_day > getvariable('incident_days') then null
            when h.first_day is not null and h.scope = 'incident' then h.first_day
            when h.first_day is null and e.stated and not e.long then e.first_day
        end as event_day,
        case when e.pinned or e.stated then g.happening_id end as happening_id
    from heard as h
    left join happening_claim as g on g.claim_id = h.event_id
    left join fact as e on e.id = h.event_id
    left join about as a on a.document_id = h.document_id
    left join document_copy as x on x.document_id = h.document_id
)
select
    *,
    -- whom: a named class of people, else the noun, else anyone
    case when people in ('civilians', 'combatants') then people when anyone then 'anyone' else noun end as whom,
    people is null and noun = '' as bare,
    case when land is null then original else land || '|' || coalesce(spot, '') end as subject,
    coalesce(spot, '') = '' as wide
from placed;
