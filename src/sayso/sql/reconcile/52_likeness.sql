-- Pairs of claims that are worth comparing (the blocks of data/reconcile.toml), what each comparison gives, and the sum.
-- A new claim is compared with all that share a type, a day and a block with it; pairs of claims that were here before stay as they are.
create or replace temp macro coded(names) as list_transform(names, lambda x: hash(x));

-- As list_intersect of lists that hold nothing twice, in a quarter of the time.
create or replace temp macro shared_by(a, b) as list_filter(a, lambda x: list_contains(b, x));

create or replace temp table candidate as
with new_ as (select min(since) as since, min(first_day) as first_day, max(last_day) as last_day from fact semi join dirty using (document_id)),
marked as (
    select
        f.*, f.rowid as n, d.document_id is not null as fresh, f.targets || case when f.open_doer then [] else f.doers end || list_filter(f.figures, lambda x: f.toll >= getvariable('near_toll') and starts_with(x, 'killed ')) as traits
    from fact as f left join dirty as d using (document_id)
    where f.since <= (select last_day from new_) and f.last_day >= (select since from new_)
),
on_day as (
    -- a claim about a long time meets only others that begin on the same day
    select *, unnest(case when long then [first_day] else generate_series(first_day::timestamp, last_day::timestamp, interval 1 day)::date[] end) as day
    from marked where first_day <= (select last_day from new_) and last_day >= (select first_day from new_)
),
near_new as (
    select
        n, fresh, known, stated, country, named_spot, guessed, spots, targets, toll, hash(type, long, day) as anyhow, case when place is not null then hash(place_key) end as place,
        case when pinned then hash((lat * getvariable('cells'))::integer, (lon * getvariable('cells'))::integer) end as spot, case when mode is not null then hash(mode) end as mode,
        coded(doers) as doers, coded(undergoers) as undergoers, coded(figures) as figures
    from on_day as o semi join (select distinct type, day from on_day where fresh) as f on f.type = o.type and f.day = o.day
),
keys as (
    select
        hash(name) as name, list_contains(keys, 'place') as place, list_contains(keys, 'spot') as spot, list_contains(keys, 'mode') as mode,
        list_contains(keys, 'doer') as doer, list_contains(keys, 'recipient') as recipient, list_contains(keys, 'figure') as figure,
        list_contains(keys, 'country') as country, list_contains(keys, 'target') as target, list_contains(keys, 'toll') as toll
    from block
),
keyed as (
    select distinct
        n, fresh, hash(name, anyhow, place, spot, mode, doer, recipient, figure, country, target, toll) as key
    from (
        select
            f.n, f.fresh, f.anyhow, k.name, case when k.country then f.country end as country, case when k.toll then f.toll end as toll, case when k.place then f.place end as place, case when k.spot then f.spot end as spot, case when k.mode then f.mode end as mode,
            unnest(case when k.doer then f.doers else [0] end) as doer, case when k.recipient then f.undergoers else [0] end as undergoers, case when k.figure then f.figures else [0] end as figures,
            case when k.target then f.targets else [''] end as targets
        from near_new as f cross join keys as k
        where (f.place is not null or not k.place) and (f.spot is not null or not k.spot) and (f.mode is not null or not k.mode) and (f.country is not null or not k.country)
            and (f.toll >= getvariable('high_toll') or not k.toll)
    ) as k,
    unnest(k.undergoers) as r(recipient),
    unnest(k.figures) as t(figure),
    unnest(k.targets) as s(target)
),
told_at as (
    select distinct n, fresh, named_spot and not guessed as placed, hash(anyhow, spot) as key
    from (
        select n, fresh, named_spot, guessed, anyhow, unnest(spots) as spot from near_new
        union all
        -- what is called by its day in one country
        select n, fresh, named_spot, guessed, anyhow, country from near_new where known and stated and (guessed or not named_spot) and country is not null
    )
),
paired as (
    select a.n as x, b.n as y, false as denial from keyed as a join keyed as b on a.key = b.key and a.n <> b.n
    where a.fresh and (not b.fresh or a.n < b.n)
    union all
    -- what it speaks of as known and says nowhere where, and what was that day at a place that it names
    select a.n, b.n, false
    from told_at as a join told_at as b on a.key = b.key and a.n <> b.n
    where a.fresh and (not b.fresh or a.n < b.n) and not (a.placed and b.placed)
    union all
    -- what a text tells of twice
    select f.n, o.n, false from marked as f join marked as o on o.id = f.same_as where f.fresh
    union all
    -- what a copy has in the very words of its original
    select f.n, o.n, false
    from marked as f join marked as o on o.original = f.original and o.document_id <> f.document_id and o.type = f.type and o.words = f.words
    where (f.fresh or o.fresh) and len(f.words) > 0
    union all
    -- what it tells without a day, and what was told of the same place in the days before
    select f.n, o.n, false
    from (
        select *, unnest([(published - date '1970-01-01') // getvariable('follow_days')::integer, (published - date '1970-01-01') // getvariable('follow_days')::integer - 1]) as span
        from marked where not stated and since < first_day and named_spot
    ) as f
    join (select *, (first_day - date '1970-01-01') // getvariable('follow_days')::integer as span from marked where named_spot and not long) as o
        on o.span = f.span and o.type = f.type and o.place_key = f.place_key
    where (f.fresh or o.fresh) and o.last_day < f.first_day and o.last_day >= f.since
    union all
    -- what it speaks of as known long after, and what was done there to the same kind of place, by the same doer or with as many dead
    select distinct f.n, o.n, false
    from (select *, unnest(traits) as trait from marked where not stated and since < published - getvariable('follow_days')::integer and named_spot) as f
    join (select *, unnest(traits) as trait from marked where named_spot and not long) as o on o.type = f.type and o.place_key = f.place_key and o.trait = f.trait
    where (f.fresh or o.fresh) and o.last_day < f.first_day and o.last_day >= f.since
    union all
    -- what was done to a person by name
    select distinct f.n, o.n, false
    from (select *, unnest(persons) as person from marked) as f
    join (select *, unnest(persons) as person from marked) as o on o.type = f.type and o.person = f.person and o.n <> f.n
    where f.fresh and o.last_day >= f.since and f.last_day >= o.since
    union all
    select d.rowid, y.rowid, true from denied_pair_now as p join fact as d on d.id = p.denial join fact as y on y.id = p.claim
)
select least(x, y) as x, greatest(x, y) as y, bool_or(denial) as denial from paired group by least(x, y), greatest(x, y);

-- As little of a claim as comparing needs: millions of pairs carry it.
create or replace temp table comparable as
select
    rowid as n, id, document_id, original, type, long, known, named_spot, guessed, open_land, since, first_day, last_day, published, stated, place, place_key, country, admin1, precision, somewhere, pinned, mapped, lat, lon, mode, targets, figures, words, same_as,
    coded(doers) as doers, open_doer, coded(undergoers) as undergoers, coded(undergoer_countries) as undergoer_countries, loose, open_undergoer,
    coded(spots) as spots, toll,
    coded(list_filter(undergoers, lambda x: not ends_with(x, ':CVL'))) as no_civilians, coded(persons) as persons, len(list_filter(undergoers, lambda x: starts_with(x, 'ISO:'))) > 0 as state,
    len(list_filter(undergoers, lambda x: regexp_matches(x, '^GRP:|:(UAF|REB|CRM|INS|SEP)$'))) > 0 as armed
from fact where rowid in (select unnest([x, y]) from candidate);

create or replace temp table compared as
select a, b, columns(lambda c: c not in ('a', 'b'))::level_name
from (
    select
        least(one.id, two.id) as a, greatest(one.id, two.id) as b,
        case
            when (one.known or two.known) and place_level(one, two) in ('place_same', 'place_within') and one.named_spot and two.named_spot then 'place_known'
            when (one.known or two.known) and one.stated and two.stated and one.first_day = two.first_day and one.last_day = two.last_day
                and (not one.named_spot or one.guessed) and (not two.named_spot or two.guessed) and place_level(one, two) = 'place_country' then 'place_named_day'
            when not (one.named_spot and two.named_spot) and list_has_any(one.spots, two.spots) then 'place_told'
            else place_level(one, two)
        end as place,
        case
            when one.stated and two.stated and one.first_day = two.first_day and (one.last_day = two.last_day or one.long) then 'day_same'
            when one.stated and two.stated and not one.long and not two.long and one.first_day <= two.last_day and two.first_day <= one.last_day then 'day_shared'
            when one.first_day > two.last_day or two.first_day > one.last_day then
                case when greatest(one.first_day - two.last_day, two.first_day - one.last_day) > getvariable('follow_days') then 'day_long_ago' when one.known or two.known then 'day_known' else 'day_told_late' end
            when not one.stated and not two.stated and one.published = two.published then 'day_published'
            else 'day_open'
        end as day,
        case
            when len(one.doers) = 0 or len(two.doers) = 0 then 'doer_unsaid'
            when list_has_any(one.doers, two.doers) then 'doer_same'
            -- a text that tells of both as of one tells of a dispute
            when one.open_doer or two.open_doer or one.same_as = two.id or two.same_as = one.id then 'doer_open'
            else 'doer_other'
        end as doer,
        case
            when len(one.undergoers) = 0 or len(two.undergoers) = 0 then 'recipient_unsaid'
            when list_has_any(one.persons, two.persons) then 'recipient_person'
            when list_has_any(one.no_civilians, two.no_civilians) then 'recipient_same'
            when list_has_any(one.undergoers, two.undergoers) then 'recipient_civilians'
            when one.open_undergoer <> two.open_undergoer then 'recipient_open'
            when (one.state or two.state) and not one.armed and not two.armed and list_has_any(one.undergoer_countries, two.undergoer_countries) then 'recipient_country'
            else 'recipient_other'
        end as recipient,
        case when one.mode is null or two.mode is null then 'mode_unsaid' when one.mode = two.mode then 'mode_same' when (one.mode, two.mode) in (from kin) then 'mode_kin' else 'mode_other' end as mode,
        case
            when len(one.targets) = 0 or len(two.targets) = 0 then 'target_unsaid' when list_has_any(one.targets, two.targets) then 'target_same'
            when list_contains(one.targets, 'plane') <> list_contains(two.targets, 'plane') and not list_contains(one.targets || two.targets, 'airport') then 'target_air'
            else 'target_other'
        end as target,
        case
            -- so many dead of one country on one day are of one deed, unless two towns are named
            when one.toll = two.toll and one.toll >= getvariable('high_toll') and one.country = two.country
                and not (one.named_spot and not one.guessed and two.named_spot and not two.guessed) and place_level(one, two) <> 'place_other' then 'figure_high'
            when list_has_any(one.figures, two.figures) then 'figure_same'
            when one.toll >= getvariable('near_toll') and two.toll >= getvariable('near_toll') then case when least(one.toll, two.toll) >= getvariable('near_share') * greatest(one.toll, two.toll) then 'figure_near' else 'figure_unsaid' end
            when greatest(one.toll, two.toll) >= getvariable('near_toll') then 'figure_great'
            else 'figure_unsaid'
        end as figure,
        case
            when least(len(one.words), len(two.words)) < getvariable('few_words') then 'words_few'
            when len(shared_by(one.words, two.words)) >= getvariable('words_share') * least(len(one.words), len(two.words)) then 'words_same'
            else 'words_other'
        end as words,
        case when c.denial then 'denial_of' else 'denial_none' end as denial,
        case
            when one.same_as = two.id or two.same_as = one.id then 'told_same'
            when one.original = two.original and one.document_id <> two.document_id and one.words = two.words and len(one.words) > 0 then 'told_again'
            else 'told_alone'
        end as told
    from candidate as c
    join comparable as one on one.n = c.x
    join comparable as two on two.n = c.y
    where apart(one, two) is null
);

create or replace temp table near_now as
select *
from (
    select p.*, l1.points + l2.points + l3.points + l4.points + l5.points + l6.points + l7.points + l8.points + l9.points + l10.points as points
    from compared as p
    join level as l1 on l1.name = p.place
    join level as l2 on l2.name = p.day
    join level as l3 on l3.name = p.doer
    join level as l4 on l4.name = p.recipient
    join level as l5 on l5.name = p.mode
    join level as l6 on l6.name = p.figure
    join level as l7 on l7.name = p.words
    join level as l8 on l8.name = p.denial
    join level as l9 on l9.name = p.told
    join level as l10 on l10.name = p.target
)
where points >= getvariable('enough');
