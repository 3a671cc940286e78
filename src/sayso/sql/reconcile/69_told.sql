-- What each source counts of one thing (`topic`): figures of one place, until another deed is counted there or nothing is for long.
-- A figure that does not say its place is of the whole country when its source counts that in the same text, else of the place that
-- its source counted last, unless the text is about another; else of the place that its text is about.
create or replace temp table told_now as
with asked as (
    select
        id, document_id, subject, measure, told_by, told_class, coalesce(point, low, high) as n, whom, said_spot, text_spot, event_day, as_of, position
    from bound
    where subject in (from subject)
),
twin as (
    select
        * exclude (whom),
        case when whom = 'anyone' then coalesce(max(nullif(whom, 'anyone')) over (partition by document_id, subject, measure, told_by, n), whom) else whom end as whom,
        coalesce(
            said_spot, max(said_spot) over (partition by document_id, subject, measure, told_by, n),
            case when told_class = 'named' and n >= getvariable('telling') then max(said_spot) over (partition by subject, measure, told_by, n) end
        ) as known
    from asked
),
followed as (
    select
        *,
        bool_or(known = '') over (partition by document_id, subject, measure, told_by) as counts_all,
        last_value(known ignore nulls) over before as last_spot, last_value(case when known is not null then as_of end ignore nulls) over before as last_day_known
    from twin
    window before as (
        partition by subject, measure, told_by
        order by as_of, document_id, coalesce(known = '', false), position rows between unbounded preceding and 1 preceding
    )
),
placed as (
    select
        *,
        case
            when known is not null then known
            when counts_all then ''
            when told_class = 'named' and as_of - last_day_known <= getvariable('toll_days') and (last_spot = '' or text_spot in ('', last_spot)) then last_spot
            else text_spot
        end as spot,
        coalesce(event_day, as_of) as moment
    from followed
),
-- a number that its source gives a place elsewhere is of that place here
settled as (
    select
        * exclude (spot),
        case
            when spot = '' and known is null and n >= getvariable('telling') and told_class = 'named'
            then max(spot) over (partition by subject, measure, told_by, n) else spot
        end as spot
    from placed
),
spaced as (
    select
        *,
        case
            when moment - lag(moment) over w > getvariable('toll_days') then 1
            when spot <> '' and event_day > max(coalesce(event_day, as_of + getvariable('late_days')::integer)) over (w rows between unbounded preceding and 1 preceding) then 1
            else 0
        end as starts_anew
    from settled
    window w as (partition by subject, measure, spot order by moment, as_of, id)
)
select
    id, subject, whom, spot,
    subject || '|' || spot || '|' || measure || '|' || sum(starts_anew) over (partition by subject, measure, spot order by moment, as_of, id rows unbounded preceding) as topic
from spaced;
