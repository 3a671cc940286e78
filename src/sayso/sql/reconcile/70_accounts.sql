-- What each source counts of one thing (`topic`): figures of one place, until another deed is counted there or nothing is for long.
-- A figure that does not say its place is of the whole country when its source counts that in the same text, else of the place that
-- its source counted last, unless the text is about another; else of the place that its text is about.
create or replace temp table told as
with twin as (
    select
        * exclude (whom),
        case when whom = 'anyone' then coalesce(max(nullif(whom, 'anyone')) over (partition by document_id, subject, measure, told_by, coalesce(point, low, high)), whom) else whom end as whom,
        coalesce(
            said_spot, max(said_spot) over (partition by document_id, subject, measure, told_by, coalesce(point, low, high)),
            case when told_class = 'named' and coalesce(point, low, high) >= getvariable('telling') then max(said_spot) over (partition by subject, measure, told_by, coalesce(point, low, high)) end
        ) as known
    from bound
    where subject in (from subject)
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
            when spot = '' and known is null and coalesce(point, low, high) >= getvariable('telling') and told_class = 'named'
            then max(spot) over (partition by subject, measure, told_by, coalesce(point, low, high)) else spot
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
select *, subject || '|' || spot || '|' || measure || '|' || sum(starts_anew) over (partition by subject, measure, spot order by moment, as_of, id rows unbounded preceding) as topic
from spaced;

-- One account a source, a value and a class of people. A headline's 413 and the text's "at least 413" are one; the looser bound stands.
-- Where a source says a number without saying of whom, it is of whom the same source counted before.
create or replace temp table counted as
with asked as (
    select t.*, case when t.bare then coalesce(b.whom, t.whom) else t.whom end as class
    from told as t
    left join (
        select topic, told_by, any_value(whom) as whom from told
        where told_class = 'named' and not bare group by topic, told_by having count(distinct whom) = 1
    ) as b on t.bare and t.told_class = 'named' and b.topic = t.topic and b.told_by = t.told_by
)
select
    topic, any_value(subject) as subject, any_value(spot) as spot, measure, told_by, class, coalesce(point, low, high) as n,
    any_value(told_name order by published, document_id, position) as told_name,
    bool_or(part) as part,
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
    min(as_of) as as_of, max(as_of) as last_as_of, min(published) as published,
    list(distinct document_id) filter (past) as past_in, list(id order by published, document_id, position) as claims,
    list(document_id order by published, document_id, position) as documents
from asked
group by topic, measure, told_by, class, n;
