-- One account a source, a value and a class of people. A headline's 413 and the text's "at least 413" are one; the looser bound stands.
-- Where a source says a number without saying of whom, it is of whom the same source counted before.
-- Counted anew (`topic_again`) is what figures that changed are counted to now, and what they, or figures that no longer are, were counted to.
create or replace temp table topic_again as
select topic from ((from told_now except from told_was) union all (from told_was except from told_now))
union
select topic from told_now where id in (select id from bound_now)
union
select topic from told_was where id in (select id from bound_was);

create or replace temp table counted as
with told as (
    select b.* exclude (whom, told_by, told_name), t.told_by, t.told_name, t.whom, t.spot, t.known, t.topic
    from told as t join bound as b on b.id = t.id where t.topic in (from topic_again)
),
asked as (
    select t.*, case when t.bare and t.whom not in ('civilians', 'combatants', 'insurgents') then coalesce(b.whom, t.whom) when t.whom = 'anyone' and t.told_class = 'named' then coalesce(k.whom, t.whom) else t.whom end as class
    from told as t
    -- "eight people" of a source who said "eight civilians" of the same
    left join (
        select topic, told_by, coalesce(point, low, high) as n, any_value(whom) as whom from told
        where told_class = 'named' and whom <> 'anyone' and not part group by topic, told_by, n having count(distinct whom) = 1
    ) as k on k.topic = t.topic and k.told_by = t.told_by and k.n = coalesce(t.point, t.low, t.high)
    left join (
        select topic, told_by, any_value(whom) as whom, max(coalesce(point, low, high)) as most from told
        where told_class = 'named' and not bare and not part group by topic, told_by having count(distinct whom) = 1
    ) as b on t.bare and t.told_class = 'named' and b.topic = t.topic and b.told_by = t.told_by
        and coalesce(t.point, t.low, t.high) <= getvariable('too_far') * b.most -- 358 are not all fighters because eight were
)
select
    topic, any_value(subject) as subject, any_value(spot) as spot, measure, told_by, class, coalesce(point, low, high) as n,
    any_value(told_name order by published, document_id, position) as told_name,
    bool_or(part) as part, bool_and(read_part) as read_part, bool_and(increment) as increment, bool_or(known is not null) as sure, bool_or(own) as own, bool_and(retracted) as retracted, bool_and(scope = 'incident' and first_day is not null) as one_deed,
    list_sort(list_distinct(flatten(list(nations)))) as nations,
    -- what an outlet first had from somebody without a name it may say later in its own voice
    case when bool_or(told_class = 'named') then 'named' else any_value(told_class order by published, told_class = 'outlet', document_id, position) end as told_class,
    any_value(happening_id order by published, document_id, position) as happening_id,
    any_value(of_whom order by bare, published, document_id, position) as of_whom, any_value(people order by published, document_id, position) as people,
    any_value(coalesce(town, place) order by published, document_id, position) as place, any_value(land order by published, document_id, position) as country,
    max(town) as town,
    any_value(first_day order by published, document_id, position) as first_day, any_value(last_day order by published, document_id, position) as last_day,
    any_value(when_edtf order by published, document_id, position) as when_edtf,
    case when bool_or(low is null) then null else min(low) end as low, max(point) as point,
    case when bool_or(high is null) then null else max(high) end as high, bool_or(vague) as vague,
    any_value(words order by low = high, published, document_id, position) as words,
    min(lowest) as lowest, max(highest) as highest,
    -- a copy says it no later than its original
    min(as_of) as as_of, arg_min(as_of_edtf, as_of) as as_of_edtf, coalesce(max(as_of) filter (not past and original = document_id), max(as_of) filter (not past), max(as_of)) as last_as_of, min(published) as published,
    list_sort(list(distinct document_id) filter (past)) as past_in, list(id order by published, document_id, position) as claims,
    list(document_id order by published, document_id, position) as documents
from asked
group by topic, measure, told_by, class, n;
