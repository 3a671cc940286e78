-- What is counted of one thing by each source now: the accounts of `tally` that are neither superseded, nor an echo, nor a part of another,
-- with the thing they count (`subject`): an incident, or the running toll of a town or of a country.
-- A running toll is cut where nothing is counted for long, as in sql/reconcile/70_accounts.sql.
with town as (
    select distinct name from place_ref where precision in ('exact', 'town') and name in (select place from tally where happening_id is null)
),
placed as (
    select
        t.*,
        case when t.happening_id is null then concat(t.country, '|', w.name) else t.happening_id end as thing
    from tally as t
    left join town as w on w.name = t.place
),
spaced as (
    select
        *,
        case when happening_id is null and as_of - lag(as_of) over (partition by thing, measure order by as_of, id) > $toll_days then 1 else 0 end as starts_anew
    from placed
)
select
    *, thing || '|' || sum(starts_anew) over (partition by thing, measure order by as_of, id rows unbounded preceding) as subject
from spaced
qualify status = 'current' and echo_of is null and part_of is null
order by subject, measure, whom, as_of, id;
