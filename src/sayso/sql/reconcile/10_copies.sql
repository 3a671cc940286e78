-- Near-copies: documents published within a few days of each other most of whose runs of four words are the same.
-- Candidates share some of the smallest hashes of their runs (bottom-k sketches, Broder 1997): at least a quarter of those that
-- a copy of such length would share. Then all runs are compared. A document is sketched once and compared when it is new.
create or replace temp macro runs_of(words) as list_sort(list_transform(range(1, len(words) - 2), lambda n: hash(words[n], words[n + 1], words[n + 2], words[n + 3])));

create or replace temp macro once_each(sorted) as list_filter(sorted, lambda x, n: n = 1 or x <> sorted[n - 1]);

create or replace temp table sketched as
with words as materialized (
    select id, published, length(text) as length, regexp_extract_all(lower(text), '[\p{L}\p{N}]+') as w
    from document
    where published is not null and id in (select document_id from dirty) and id not in (select document_id from document_sketch)
),
sorted as (select id, published, length, runs_of(w) as runs from words where len(w) >= getvariable('copy_words')),
shingled as (select id, published, length, once_each(runs) as runs from sorted)
select id as document_id, published, length, len(runs) as runs, runs[1:getvariable('copy_marks')::integer] as marks from shingled;

insert into document_sketch select * from sketched;

create or replace temp table alike_now as
with spanned as (select *, (published - date '1970-01-01') // (1 + getvariable('copy_days')::integer) as days from document_sketch),
near_new as (
    select s.*, n.document_id is not null as fresh
    from spanned as s
    left join sketched as n on n.document_id = s.document_id
    where s.days in (select unnest([days - 1, days, days + 1]) from (select distinct days from spanned semi join sketched using (document_id)))
),
mark as (select document_id as id, published, runs, unnest(marks) as h, fresh, days from near_new),
seeking as (select * exclude (days), unnest([days - 1, days, days + 1]) as days from mark where fresh),
candidate as (
    select a.id as a, b.id as b
    from seeking as a
    join mark as b on a.h = b.h and a.days = b.days and a.id <> b.id and abs(a.published - b.published) <= getvariable('copy_days') and (not b.fresh or a.id < b.id)
    group by a.id, b.id
    having count(*) * 4 >= getvariable('copy_marks') * getvariable('copy_share') * any_value(least(a.runs, b.runs) / greatest(a.runs, b.runs))
),
worded as materialized (
    select id, regexp_extract_all(lower(text), '[\p{L}\p{N}]+') as w from document where id in (select a from candidate union select b from candidate)
),
shingled as (select id, list_distinct(runs_of(w)) as runs from worded),
compared as (
    select least(c.a, c.b) as a, greatest(c.a, c.b) as b, len(list_intersect(a.runs, b.runs)) / least(len(a.runs), len(b.runs)) as share
    from candidate as c join shingled as a on a.id = c.a join shingled as b on b.id = c.b
)
select * from compared where share >= getvariable('copy_share');

insert into document_alike select * from alike_now;

-- All that hang together with what was found now: the first published of them is the original, on one day the longest, since copies cut.
create or replace temp table copy_now as
with recursive edge as (select a, b, share from document_alike union all select b, a, share from document_alike),
seed as (select a as id from alike_now union select b from alike_now),
near(id) as (select id from seed union select e.b from near as r join edge as e on e.a = r.id),
own as (select e.* from edge as e semi join near as r on r.id = e.a),
reach(id, other) as (
    select a, b from own
    union
    select r.id, e.b from reach as r join own as e on e.a = r.other where e.b <> r.id
),
ranked as (
    select r.id, r.other as original
    from reach as r
    join document_sketch as m on m.document_id = r.id
    join document_sketch as o on o.document_id = r.other
    where (o.published, -o.length, o.document_id) < (m.published, -m.length, m.document_id)
    qualify row_number() over (partition by r.id order by o.published, -o.length, o.document_id) = 1
),
strongest as (select a, max(share) as share from own group by a)
select n.id as document_id, r.original as original_id, s.share
from near as n left join ranked as r on r.id = n.id left join strongest as s on s.a = n.id;

-- Whose original is another than before speaks with another voice: its claims are looked at anew.
insert into dirty
select n.document_id from copy_now as n left join document_copy as o on o.document_id = n.document_id
where n.original_id is distinct from o.original_id and n.document_id not in (select document_id from dirty);

delete from document_copy where document_id in (select document_id from copy_now);

insert into document_copy select document_id, original_id, share from copy_now where original_id is not null;
