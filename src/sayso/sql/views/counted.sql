-- The accounts that a summary or a comparison is about (`tally`), each with the stretch of values that its words leave open, as
-- sql/reconcile/30_heard.sql reads them, and of whom it counts. An account passes by its place and one of its claims, or by the event it
-- is counted of.
create or replace temp table tally as
with read_out as (select id as account, unnest(claims) as claim_id from account where not $every and (not $contested or len(contradicts) > 0)),
passing as (select distinct account as id from read_out semi join selected on selected.id = read_out.claim_id)
select
    a.*,
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
    lower(list_last(string_split(trim(regexp_replace(coalesce(a.of_whom, ''), ',.*$| (in|of|from|who|that|with|near|at|on|by|as|to) .*$', '')), ' '))) as noun,
    noun in ('', 'people', 'persons', 'person', 'fatalities', 'deaths', 'dead', 'killed', 'wounded', 'injured', 'casualties', 'victims', 'lives', 'others', 'more') as anyone,
    -- nurses are civilians, but a count of nurses is none of civilians
    trim(concat(
        case when a.people in ('civilians', 'combatants') then a.people end,
        case when not anyone and noun not in ('civilians', 'civilian', 'combatants', 'combatant') then ' ' || noun end
    )) as whom
from account as a
where coalesce(a.low, a.point, a.high) is not null
    and ($measure is null or a.measure = $measure)
    and ($event is null or a.happening_id = $event)
    and (not $contested or len(a.contradicts) > 0)
    and (
        a.happening_id in (select id from chosen)
        or (
            ($every or a.id in (select id from passing))
            and ($country is null or a.country = upper($country))
            and ($place is null or contains(lower(a.place), lower($place)))
        )
    );
