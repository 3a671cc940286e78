-- What each figure counts (`subject`): the losses of one incident, else a running toll of a place.
-- A toll whose own words name no place is of the country that its document is mostly about.
create or replace temp table bound as
with about as (
    select c.document_id, p.country
    from place_ref as p join claim as c on c.id = p.claim_id where p.country is not null
    group by c.document_id, p.country
    qualify row_number() over (partition by c.document_id order by count(*) desc, p.country) = 1
),
placed as (
    select
        h.*, h.country as own_country, coalesce(h.country, e.country, a.country) as land,
        coalesce(x.original_id, h.document_id) as original,
        case when h.precision in ('exact', 'town') then h.place when h.place is null and e.pinned then e.place end as town,
        -- counted of one incident: its event happened within a few days at a place or on a day that is named
        case
            when h.scope = 'incident' and g.happening_id is not null and not e.long and (e.pinned or e.stated) and (e.stated or h.first_day is null) then g.happening_id
        end as happening_id
    from heard as h
    left join happening_claim as g on g.claim_id = h.event_id
    left join fact as e on e.id = h.event_id
    left join about as a on a.document_id = h.document_id
    left join document_copy as x on x.document_id = h.document_id
)
select
    *,
    h.happening_id is not null as incident,
    -- whom: a named class of people, else the noun, else anyone
    case when people in ('civilians', 'combatants') then people when anyone then 'anyone' else noun end as whom,
    people is null and noun = '' as bare,
    case when h.happening_id is not null then h.happening_id else coalesce(land, '') || '|' || coalesce(town, '') end as subject
from placed as h;
