-- The accounts (`wanted`) with their links.

-- What a text corrects supersedes what it said before.
create or replace temp table amended as
with owner as (select id, unnest(claims) as claim from entry)
select x.id, any_value(y.id order by y.id) as older
from corrected as c join owner as x on x.claim = c.a join owner as y on y.claim = c.b where x.id <> y.id group by x.id;

-- A part is no contradiction of its whole, nor an older figure of a newer.
delete from figures_apart as f
where exists (
    select 1 from (
        select id from bound where partial or retracted
        union
        select id from bound where past and id in (select unnest(claims) from entry where id in (select older from newer))
    ) as b where b.id in (f.a, f.b)
)
or exists (
    select 1 from share as s join entry as p on p.id = s.id join entry as w on w.id = s.whole
    where (list_contains(p.claims, f.a) and list_contains(w.claims, f.b)) or (list_contains(p.claims, f.b) and list_contains(w.claims, f.a))
);

create or replace temp table against as
with owner as (select id, unnest(claims) as claim from entry),
pairs as (
    select x.id as a, y.id as b
    from (select unnest(claims) as claim, voice_a, voice_b, a, b, rowid as pair from figures_apart) as f
    join owner as x on x.claim = f.a
    join owner as y on y.claim = f.b
    where x.id <> y.id
)
select a as id, b as other from pairs union select b, a from pairs;

create or replace temp table superseded as select older as id from newer union select older from amended;

delete from account where id in (select id from entry_gone) or id in (select id from wanted);

insert into account
select
    e.id, e.happening_id, e.measure, e.of_whom, case when e.class in ('civilians', 'combatants') then e.class else e.people end,
    e.place, e.country, e.first_day, e.last_day, e.when_edtf, e.told_by, e.told_name, e.told_class,
    e.low, e.point, e.high, e.vague, e.words, e.as_of, list_filter(e.documents, lambda x, i: list_position(e.documents, x) = i), e.claims,
    case when e.id in (select id from superseded) then 'superseded' else 'current' end,
    coalesce(m.older, w.older), coalesce((select list(other order by other) from against as g where g.id = e.id and g.other not in (select of_id from echo where echo.id = e.id)), []),
    c.of_id, s.whole, e.as_of_edtf
from entry as e
semi join wanted on wanted.id = e.id
left join newer as w on w.id = e.id
left join amended as m on m.id = e.id
left join echo as c on c.id = e.id
left join share as s on s.id = e.id;

-- What is the last figure before one that came or went is current no more, or again.
update account set status = case when id in (select id from superseded) then 'superseded' else 'current' end
where id in (select older from newer_now union select older from newer_was) and id not in (select id from wanted);
