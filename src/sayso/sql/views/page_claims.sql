-- Claims, those of the newest documents first, in the order of the text. Documents are counted up to the page, then their claims are taken.
with per_document as (select document_id, count(*) as n from shown_claim group by document_id),
ordered as (
    select p.document_id, p.n, d.published, d.outlet, sum(p.n) over (order by d.published desc nulls last, d.outlet, d.id rows unbounded preceding) as up_to
    from per_document as p join document as d on d.id = p.document_id
),
covering as (select * from ordered where up_to > $first and up_to - n < $first + $most),
numbered as (
    select
        c.id,
        row_number() over (order by o.published desc nulls last, o.outlet, o.document_id, c.position) + (select min(up_to - n) from covering) as place
    from covering as o
    join claim as c on c.document_id = o.document_id
    where true
        and c.id in (select id from shown_claim)  -- when filtered
)
select id, (select sum(n)::bigint from per_document) as total from numbered where place > $first and place <= $first + $most order by place;
