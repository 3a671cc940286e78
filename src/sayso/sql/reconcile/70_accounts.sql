-- What each source counts of one thing (`topic`): the losses of an incident, or a running toll of a place.
-- A toll whose own words name no place is of the country that its document is mostly about.
create or replace temp table told as
with about as (
    select c.document_id, p.country
    from place_ref as p join claim as c on c.id = p.claim_id where p.country is not null
    group by c.document_id, p.country
    qualify row_number() over (partition by c.document_id order by count(*) desc, p.country) = 1
),
bound as (
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
),
placed as (
    select
        *,
        h.happening_id is not null as incident,
        -- whom: a named class of people, else the noun, else anyone
        case when people in ('civilians', 'combatants') then people when anyone then 'anyone' else noun end as whom,
        people is null and noun = '' as bare,
        case when h.happening_id is not null then h.happening_id else coalesce(land, '') || '|' || coalesce(town, '') end as subject
    from bound as h
),
-- a running toll is cut where nothing is counted for long
spaced as (
    select
        *,
        case when not incident and as_of - lag(as_of) over (partition by subject, measure order by as_of, id) > getvariable('toll_days') then 1 else 0 end as starts_anew
    from placed
)
select
    *,
    subject || '|' || measure || '|' || sum(starts_anew) over (partition by subject, measure order by as_of, id rows unbounded preceding) as topic
from spaced;

-- One account a source, a value and a class of people. A headline's 413 and the text's "at least 413" are one; the looser bound stands.
-- Where a source says a number without saying of whom, it is of whom the same source counted before.
create or replace temp table counted as
with asked as (
    select t.*, case when t.bare then coalesce(b.whom, t.whom) else t.whom end as class
    from told as t
    left join lateral (
        select any_value(o.whom) as whom from told as o
        where o.topic = t.topic and o.told_by = t.told_by and o.told_class = 'named' and not o.bare having count(distinct o.whom) = 1
    ) as b on t.bare and t.told_class = 'named'
)
select
    topic, measure, told_by, class, coalesce(point, low, high) as n,
    any_value(told_name order by published, document_id, position) as told_name,
    case when bool_or(told_class = 'named') then 'named' when bool_or(told_class = 'outlet') then 'outlet' else 'unnamed' end as told_class,
    any_value(happening_id) as happening_id,
    any_value(of_whom order by bare, published, document_id, position) as of_whom, any_value(people order by published, document_id, position) as people,
    any_value(coalesce(town, place) order by published, document_id, position) as place, any_value(land order by published, document_id, position) as country,
    max(town) as town,
    any_value(first_day order by published, document_id, position) as first_day, any_value(last_day order by published, document_id, position) as last_day,
    any_value(when_edtf order by published, document_id, position) as when_edtf,
    case when bool_or(low is null) then null else min(low) end as low, max(point) as point,
    case when bool_or(high is null) then null else max(high) end as high, bool_or(vague) as vague,
    any_value(words order by low = high, published, document_id, position) as words,
    min(lowest) as lowest, max(highest) as highest,
    min(as_of) as as_of, max(as_of) as last_as_of, list(id order by published, document_id, position) as claims,
    list(document_id order by published, document_id, position) as documents
from asked
group by topic, measure, told_by, class, n;
