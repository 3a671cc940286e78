-- Whose links are to be found again (`wanted`): accounts that came or changed, those that share a document or an incompatible value with
-- such an account, and all whose link may lead to one of these: of the same subject and measure, at most `toll_days` after it, by the same
-- source or by nobody who is named with much the same value as anyone's; or by another of the same days. 75_links must look no farther than that.
create or replace temp table entry_gone as select id from entry_was where id not in (select id from entry_now);

create or replace temp table changed as
(select * from entry_now except select * from entry_was) union all (select * from entry_was except select * from entry_now);

-- Of these, what is not the same account with more claims: nothing else that its links go by has changed there.
create or replace temp table became as
with told as (
    select * exclude (claims, documents, past_in, last_as_of, happening_id, told_name, of_whom, people, words, place, country, town, when_edtf, nations)
    from changed
)
select * from told group by all having count(*) % 2 = 1;

-- "Human rights groups" are nobody in particular.
create or replace temp macro is_nobody(e) as e.told_class <> 'named' or regexp_matches(e.told_by, words('nobody') || '( in .*)?$');

create or replace temp table wanted as
with claim_of as (
    select unnest(claims) as claim from changed semi join became using (id)
    union
    select id from heard where document_id in (select document_id from dirty)
    union
    select id from bound_now -- what is part of what goes by the place and the day of each
),
kind as (
    select kind from figure_pair_now union select kind from figure_pair_was
    union
    select kind from figure_pair where a in (select claim from claim_of) or b in (select claim from claim_of)
),
owner as (select id, subject, measure, as_of, told_by, told_class, n, topic, unnest(claims) as claim from entry),
beside as (
    select o.* exclude (claim) from owner as o
    where o.claim in (select id from heard where document_id in (select document_id from heard where id in (select claim from claim_of)))
),
against as (select o.* exclude (claim) from owner as o where o.claim in (select unnest([a, b]) from figure_pair where kind in (select kind from kind))),
linked as (
    select id, subject, measure, as_of, told_by, told_class, n from became
    union
    select id, subject, measure, as_of, told_by, told_class, n from beside
),
rival as (
    select id, measure, as_of, topic from changed where told_class = 'named'
    union
    select id, measure, as_of, topic from beside where told_class = 'named'
    union
    select id, measure, as_of, topic from against where told_class = 'named'
)
select id from entry where id in (select id from changed union select id from beside union select id from against)
union
select e.id from entry as e
semi join (select distinct subject, measure, as_of, told_by from linked) as n
    on n.subject = e.subject and n.measure = e.measure and n.told_by = e.told_by and e.as_of - n.as_of between 0 and getvariable('toll_days')
union
select e.id from entry as e
semi join (select distinct subject, measure, as_of, n from linked) as n
    on n.subject = e.subject and n.measure = e.measure and e.as_of - n.as_of between 0 and case when n.n = e.n then 400 else getvariable('toll_days') end
    and n.n between e.n * (1 - getvariable('echo_margin')) and e.n * (1 + getvariable('echo_margin'))
where is_nobody(e)
union
-- a rival of the same days and topic
select e.id from entry as e
semi join (select distinct measure, topic, as_of from rival) as n on n.topic = e.topic and n.measure = e.measure and abs(e.as_of - n.as_of) <= getvariable('figure_days')
where e.told_class = 'named';

-- The claims about which a discrepancy may be another than before.
create or replace temp table shaken as
select id from scope
union
select id from stale
union
select unnest(claims) from changed
union
select unnest(claims) from entry where id in (select id from wanted)
union
select unnest([a, b]) from figure_pair where kind in (select kind from figure_pair_now union select kind from figure_pair_was)
union
select unnest([denial, claim]) from (from denied_pair_now union all from denied_pair_was);

create or replace temp table concerned as select distinct id from (select id, unnest(claims) as claim from entry) where claim in (select id from shaken);

-- Figures that cannot both hold: two voices and two values, with all claims that say so; `shaken` where that may be another discrepancy than before.
create or replace temp macro land_of(source) as coalesce(
    nullif(regexp_extract(source, '^ISO:([A-Z]{3})$', 1), ''), nullif(regexp_extract(source, '^([A-Z]{3}):(?:GOV|MIL|COP|SPY|HLH|JUD|LEG)$', 1), ''), nullif(upper(regexp_extract(source, '^ORG:([a-z]{3})-', 1)), '')
);

-- Two states count each its own dead, unless both say where.
create or replace temp macro own_losses(a, b) as
    coalesce(land_of(a.told_by) <> land_of(b.told_by), false) and not (a.spot <> '' and a.spot = b.spot and a.sure and b.sure);

-- An account that its texts give only as an older count.
create or replace temp macro past_only(a) as len(list_intersect(a.documents, a.past_in)) = len(list_distinct(a.documents));

create or replace temp table figures_apart as
with claim_of as (
    select id, bool_or(s) as shaken from (select id, true as s from shaken union all select unnest(claims), false from entry where id in (select id from concerned)) group by id
),
owner as (select told_by, spot, sure, as_of, past_only(entry) as older, unnest(claims) as claim from entry),
touched as (
    select p.kind, coalesce(bool_or(x.shaken), false) or coalesce(bool_or(y.shaken), false) as shaken
    from figure_pair as p left join claim_of as x on x.id = p.a left join claim_of as y on y.id = p.b
    where x.id is not null or y.id is not null
    group by p.kind
)
select
    any_value(t.shaken) as shaken,
    any_value(a.measure) as measure, any_value(a.voice) as voice_a, any_value(b.voice) as voice_b,
    min_by(a.id, (a.published, a.document_id, a.position)) as a, min_by(b.id, (b.published, b.document_id, b.position)) as b,
    list_distinct(list(a.id) || list(b.id)) as claims
from figure_pair as p
join touched as t on t.kind = p.kind
join heard as a on a.id = p.a
join heard as b on b.id = p.b
join bound as x on x.id = p.a
join bound as y on y.id = p.b
join told as u on u.id = p.a
join told as w on w.id = p.b
join owner as o on o.claim = p.a
join owner as e on e.claim = p.b
-- of one time and place, now that these are known from the text around
where u.told_by <> w.told_by and ((abs(x.as_of - y.as_of) <= getvariable('figure_days') and abs(o.as_of - e.as_of) <= getvariable('figure_days')) or (a.first_day <= b.last_day and b.first_day <= a.last_day))
    and not coalesce(abs(x.event_day - y.event_day) > getvariable('figure_days'), false)
    and (u.spot = w.spot or '' in (u.spot, w.spot))
    and not own_losses(o, e) and not o.older
group by p.kind;

-- And accounts of one thing that cannot both hold, wherever their places and people were told: of the same day or so, where the smaller
-- was not said before the larger (a toll rises). What is part of others contradicts nothing.
create or replace temp macro at_odds(a, b) as
    a.told_by <> b.told_by and a.highest < b.lowest
    and b.n <= a.n * case
        when a.class = b.class and a.class in ('combatants', 'insurgents') then getvariable('too_far_of_fighters')
        when len(list_intersect(a.documents, b.documents)) > 0 or coalesce(a.happening_id = b.happening_id, false) then getvariable('too_far')
        else getvariable('too_far_across')
    end
    and a.last_as_of >= b.as_of and abs(a.as_of - b.as_of) <= getvariable('figure_days')
    -- nor does what is counted long after to what was said at the time
    and not (b.published - b.as_of > getvariable('toll_days') and b.published - a.published > getvariable('toll_days'))
    and not (a.one_deed and not b.one_deed and not coalesce(a.happening_id = b.happening_id, false)) and not past_only(a)
    -- of the same people: all (fighters of a side are others than those whom a text speaks of); or some of them, when the larger is no total of which they are part
    and (a.class = b.class or (a.class = 'anyone' and b.class not in ('combatants', 'insurgents')) or (a.class = 'civilians' and b.class not in ('anyone', 'combatants', 'insurgents')))
    -- each side's own losses, and those of two nations, are of other people
    and not own_losses(a, b) and not (a.own and b.own) and not (len(a.nations) > 0 and len(b.nations) > 0 and len(list_intersect(a.nations, b.nations)) = 0);

create or replace temp table countable as
select *, (as_of - date '1970-01-01') // (1 + getvariable('figure_days')::integer) as days, id in (select id from concerned) as concerned
from entry where told_class = 'named' and not increment and not read_part and not part;

create or replace temp table rival as
select a.id as a, b.id as b
from (select *, unnest([days - 1, days, days + 1]) as near from countable) as a
join countable as b on b.topic = a.topic and b.measure = a.measure and b.days = a.near
where (a.concerned or b.concerned) and at_odds(a, b)
    -- where no place is known, only what one text tells is of one thing
    and (a.spot <> '' or (a.sure and b.sure) or len(list_intersect(a.documents, b.documents)) > 0);

insert into figures_apart
with owner as (select id, unnest(claims) as claim from entry where id in (select unnest([a, b]) from rival)),
-- accounts whose figures are rivals already
in_pair as (select distinct f.pair, o.id from (select rowid as pair, unnest(claims) as claim from figures_apart) as f join owner as o on o.claim = f.claim),
found as (select distinct x.id as a, y.id as b from in_pair as x join in_pair as y on y.pair = x.pair)
select true, a.measure, a.told_by, b.told_by, a.claims[1], b.claims[1], list_distinct(a.claims || b.claims)
from (from rival anti join found using (a, b)) as r join entry as a on a.id = r.a join entry as b on b.id = r.b;

-- Denials: one row for who denies and what they deny, with all claims that say so; a denial of several claims is of the first of them.
create or replace temp table denied as
with touched as (select distinct denial from denied_pair where denial in (select id from shaken) or claim in (select id from shaken)),
beside as (select distinct p.denial from denied_pair as p where p.claim in (select o.claim from denied_pair as o semi join touched as t on t.denial = o.denial)),
answered as (
    select
        p.denial, any_value(v.voice) as voice, any_value((m.published, n.document_id, n.position)) as told,
        min_by(y.id, (d.published, y.document_id, y.position)) as claim,
        list(y.id order by d.published, y.document_id, y.position) as claims
    from denied_pair as p
    semi join beside as b on b.denial = p.denial
    join claim as y on y.id = p.claim
    join document as d on d.id = y.document_id
    join claim as n on n.id = p.denial
    join document as m on m.id = n.document_id
    join voice as v on v.claim_id = p.denial
    group by p.denial
)
select min_by(denial, told) as denial, claim, list_distinct(flatten(list(claims)) || list(denial)) as claims
from answered
group by voice, claim
having bool_or(denial in (select denial from touched));
