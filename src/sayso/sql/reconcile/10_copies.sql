-- Near-copies: documents published within a few days of each other most of whose runs of four words are the same.
-- Candidates share one of the smallest hashes of their runs (bottom-k sketches, Broder 1997); then all runs are compared.
create or replace temp table shingled as
with words as (
    select id, published, words as length, regexp_extract_all(lower(text), '[\p{L}\p{N}]+') as w from document where published is not null
)
select
    id, published, length,
    list_distinct(list_transform(list_zip(w, w[2:], w[3:], w[4:], true), lambda run: hash(run))) as runs
from words
where len(w) >= getvariable('copy_words');

create or replace temp table alike as
with mark as (select id, published, unnest(list_sort(runs)[1:getvariable('copy_marks')::integer]) as h from shingled),
candidate as (
    select distinct a.id as a, b.id as b
    from mark as a join mark as b on a.h = b.h and a.id < b.id and abs(a.published - b.published) <= getvariable('copy_days')
),
compared as (
    select a.id as a, b.id as b, len(list_intersect(a.runs, b.runs)) / least(len(a.runs), len(b.runs)) as share
    from candidate as c join shingled as a on a.id = c.a join shingled as b on b.id = c.b
)
select * from compared where share >= getvariable('copy_share');

delete from document_copy;

-- The first published of all that are linked; on one day the longest, since copies cut.
insert into document_copy
with recursive edge as (select a, b, share from alike union all select b, a, share from alike),
reach(id, other) as (
    select a, b from edge
    union
    select r.id, e.b from reach as r join edge as e on e.a = r.other where e.b <> r.id
),
ranked as (
    select r.id, r.other as original
    from reach as r
    join shingled as m on m.id = r.id
    join shingled as o on o.id = r.other
    where (o.published, -o.length, o.id) < (m.published, -m.length, m.id)
    qualify row_number() over (partition by r.id order by o.published, -o.length, o.id) = 1
)
select r.id, r.original, (select max(share) from edge as e where e.a = r.id) from ranked as r;
