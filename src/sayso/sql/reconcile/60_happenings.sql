-- Events from the groups of claims (`grouped`: the claims of `scope`, each with the id of its event). What is said most often of an event stands for it.
create or replace temp table home_was as
select * from happening_claim where claim_id in (select id from scope) or claim_id in (select id from stale);

delete from happening where id in (select happening_id from home_was);

delete from happening_claim where claim_id in (select claim_id from home_was);

insert into happening_claim select id, claim_id from grouped;

-- Pairs of these claims, old and new, and whether they stand in one event.
create or replace temp table near as
select * exclude (row) from moved where a not in (select id from stale) and b not in (select id from stale)
union all by name
select * from near_now;

delete from likeness where rowid in (select row from moved);

insert into likeness by name
select n.*, x.happening_id = y.happening_id as joined, event_mark(x.happening_id) as event_a, event_mark(y.happening_id) as event_b
from near as n
join happening_claim as x on x.claim_id = n.a
join happening_claim as y on y.claim_id = n.b
order by event_a;

insert into happening
with said as (select g.id as happening, f.* exclude (id) from grouped as g join fact as f on f.id = g.claim_id),
-- the finest place, of these the one said most often
spot as (
    select happening, place, country, min(admin1) as admin1, min(lat) as lat, min(lon) as lon, precision
    from said where place is not null
    group by happening, place, country, precision
    qualify row_number() over (
        partition by happening order by case precision when 'exact' then 0 when 'town' then 1 when 'region' then 2 else 3 end, count(*) desc, place, country
    ) = 1
),
named as (
    select h.id as happening, r.role, r.actor_id, mode(r.name order by r.name) as name, count(*) as n
    from grouped as h join actor_ref as r on r.claim_id = h.claim_id
    where r.role in ('actor', 'recipient') group by all
),
who as (
    select
        happening, list(actor_id order by n desc, actor_id) filter (role = 'actor') as actor_ids, list(name order by n desc, actor_id) filter (role = 'actor') as actors,
        list(actor_id order by n desc, actor_id) filter (role = 'recipient') as recipient_ids,
        list(name order by n desc, actor_id) filter (role = 'recipient') as recipients
    from named group by happening
),
summed as (
    select
        happening, mode(type order by type) as type, mode(mode order by mode) as mode,
        max(first_day) filter (stated) as stated_first, min(last_day) filter (stated) as stated_last,
        -- what is told as known may be told long after
        case when max(first_day) <= min(last_day) then max(first_day) else max(since) end as first_day, min(last_day) as last_day, bool_or(long) as long, min(first_day) as earliest, max(last_day) as latest, bool_or(stated) as stated,
        count(*) as claims, count(distinct original) as documents, count(distinct voice) as voices, count(*) filter (denied) as denied
    from said group by happening
)
select
    s.happening, s.type, s.mode, coalesce(w.actor_ids, []), coalesce(w.actors, []), coalesce(w.recipient_ids, []), coalesce(w.recipients, []),
    p.place, p.country, p.admin1, p.lat, p.lon, p.precision,
    case when s.long then s.earliest else coalesce(s.stated_first, s.first_day) end,
    case when s.long then s.latest else coalesce(s.stated_last, s.last_day) end,
    s.stated, s.claims, s.documents, s.voices, s.denied, null
from summed as s
left join spot as p using (happening)
left join who as w using (happening);
