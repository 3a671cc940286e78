-- Accounts that a summary or a comparison may be about (`candidate`): those of an event that is chosen (`of_event`), and those that are
-- counted where the filters say; of these, one claim has yet to pass.
create or replace temp table candidate as
with may as (
    select
        a.rowid as r, false
            or a.happening_id in (select id from chosen)  -- when filtered
        as of_event,
        ($country is null or a.country = upper($country)) and ($place is null or contains(lower(a.place), lower($place))) as here
    from account as a
    where coalesce(a.low, a.point, a.high) is not null
        and ($measure is null or a.measure = $measure)
        and ($event is null or a.happening_id = $event)
        and (not $contested or len(a.contradicts) > 0)
)
select * from may where of_event or coalesce(here, false);
