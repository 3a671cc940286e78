-- What a text takes back: a paragraph that says what an earlier version or report said, and then what is right. One row a correction:
-- `a` the claim that is right, `b` the one that was wrong.
create or replace temp table corrected_now as
with line as (
    select id as document_id, i, lines[i] as words, list_sum([length(x) + 1 for x in lines[:i - 1]]) as from_
    from (
        select id, lines, unnest(generate_series(1, len(lines))) as i
        from (
            select id, string_split(text, chr(10)) as lines from document
            where id in (select document_id from dirty) and regexp_matches(text, '(?i)\b(correction|corrected|clarification|editor.s note|(earlier|previous) (version|report))\b')
        )
    )
),
notice as (
    select
        document_id, coalesce(from_, 0) as from_, coalesce(from_, 0) + length(words) as until_,
        coalesce(from_, 0) + length(regexp_extract(words, '(?i)^.*?\b(version|report|article|story)\b.*?\b(said|stated|reported|gave|put|named|wrote)\b.*?(\. |\.$)')) as middle
    from line
    where regexp_matches(words, '(?i)^\W*(correction|corrected|clarification|editor.s note)\b') or regexp_matches(words, '(?i)\b(earlier|previous) (version|report) of this (article|report|story)\b')
),
said as (
    select c.id, c.document_id, c.starts, c.kind, n.middle, c.starts < n.middle as wrong, f.measure, coalesce(f.point, f.low, f.high) as number, e.type, c.first_day
    from notice as n
    join claim as c on c.document_id = n.document_id and c.starts >= n.from_ and c.starts < n.until_ and c.kind in ('figure', 'event')
    left join figure as f on f.claim_id = c.id
    left join event as e on e.claim_id = c.id
    where n.middle > n.from_
)
select a.document_id, a.id as a, b.id as b, [a.id, b.id] as claims
from said as a
join said as b
    on a.document_id = b.document_id and a.middle = b.middle and b.wrong and not a.wrong and a.kind = b.kind
    and (a.number <> b.number and a.measure = b.measure or a.type = b.type and a.first_day <> b.first_day)
qualify row_number() over (partition by a.document_id, a.middle order by a.kind desc, b.starts, a.starts, a.id) = 1;
