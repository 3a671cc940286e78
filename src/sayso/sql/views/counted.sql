-- The accounts that a summary or a comparison is about (`tally`), each with the stretch of values that its words leave open, as
-- sql/reconcile/30_heard.sql reads them, and of whom it counts. An account passes by its place and one of its claims (`vouching` are
-- those that pass), or by the event it is counted of.
create or replace temp table tally as
with passing as (
    select r from candidate where of_event or $every
    union
    select r from asked_claim where claim_id in (select id from vouching)
)
select
    a.*,  -- when whole
    p.r, a.id, a.contradicts, a.documents,  -- when contested
    case
        when a.low is not null then a.low
        when a.high is null then a.point * (1 - $about_margin)
        when regexp_matches(lower(a.words), '^(up to|as many as)') then a.high * $up_to_low
        else a.high * $nearly_low
    end as lowest,
    case
        when a.high is not null then a.high
        when a.low is null then a.point * (1 + $about_margin)
        else a.low * $over_high
    end as highest,
    -- 'fatalities, mostly combatants' -> fatalities; 'men from the town' -> men
    lower(list_last(string_split(trim(regexp_replace(coalesce(a.of_whom, ''), ',.*$| (in|of|from|who|that|with|near|at|on|by|as|to) .*$', '')), ' '))) as noun,  -- when whole
    noun in ('', 'people', 'persons', 'person', 'fatalities', 'deaths', 'dead', 'killed', 'wounded', 'injured', 'casualties', 'victims', 'lives', 'others', 'more') as anyone,  -- when whole
    -- nurses are civilians, but a count of nurses is none of civilians
    trim(concat(  -- when whole
        case when a.people in ('civilians', 'combatants') then a.people end,  -- when whole
        case when not anyone and noun not in ('civilians', 'civilian', 'combatants', 'combatant') then ' ' || noun end  -- when whole
    )) as whom,  -- when whole
from passing as p join account as a on a.rowid = p.r;
