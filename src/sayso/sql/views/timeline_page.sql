-- A page of the chosen events in order of day (`page`).
-- What no text dates stands on the day by which it was told; what has no day at all comes last.
create or replace temp table page as
with first as (
    select h.rowid as r
    from happening as h
    where true
        and h.rowid in (select r from chosen)  -- when filtered
    order by case when h.dated then h.first_day else h.last_day end nulls last, h.dated desc, h.last_day, h.id
    limit $limit offset $offset
)
select h.* from first join happening as h on h.rowid = first.r;
