-- What claims say (of those that are put into groups now: `member`) that no event can hold together: places too far apart, victims of two
-- countries, manners of two deeds. A claim has at most one `spot`, one `victim` and one `manner`; `never` are the pairs of these that are kept apart, among claims that hang
-- together by likeness (`part`). Days are compared by the program. So no chain of likeness bridges what cannot be the same.
create or replace temp table spot as
select row_number() over () as trait, * from (select distinct part, country, open_land, pinned, case when pinned then lat end as lat, case when pinned then lon end as lon from member join hanging using (n) where country is not null);

create or replace temp table victim as
select (select count(*) from spot) + row_number() over () as trait, * from (select distinct part, loose, undergoers, undergoer_countries from member join hanging using (n) where not loose);

create or replace temp table manner as
select (select count(*) from spot) + (select count(*) from victim) + row_number() over () as trait, *
from (select distinct part, mode from member join hanging using (n) where mode is not null);

create or replace temp table trait as
select m.n, s.trait as spot, v.trait as victim, k.trait as manner
from member as m
join hanging as h on h.n = m.n
left join spot as s
    on s.part = h.part and s.country = m.country and s.open_land = m.open_land and s.pinned is not distinct from m.pinned
    and s.lat is not distinct from case when m.pinned then m.lat end and s.lon is not distinct from case when m.pinned then m.lon end
left join victim as v on v.part = h.part and not m.loose and v.undergoers = m.undergoers and v.undergoer_countries = m.undergoer_countries
left join manner as k on k.part = h.part and k.mode = m.mode;

create or replace temp table never as
select a.trait as a, b.trait as b from spot as a join spot as b on a.part = b.part and a.trait <> b.trait where apart_places(a, b) is not null
union all
select a.trait, b.trait from victim as a join victim as b on a.part = b.part and a.trait <> b.trait where apart_victims(a, b) is not null
union all
select a.trait, b.trait from manner as a join manner as b on a.part = b.part and a.trait <> b.trait where apart_modes(a, b) is not null;
