-- Corrections with what they correct in other texts: the outlet's earlier report, of the day that the correction names or of the weeks
-- before, which says what was wrong. All corrections of the ledger, of which there are few.
create or replace temp macro spelt(x) as list_distinct(regexp_extract_all(lower(x), '[\p{L}\p{N}-]{3,}'));

create or replace temp macro beside(text, starts, ends) as regexp_extract(substr(text, 1, starts), '[^\n]{0,100}$') || regexp_extract(substr(text, starts + 1), '^[^\n]{0,' || (ends - starts + 100)::integer || '}');

-- The sentence that a claim stands in.
create or replace temp macro around(text, starts, ends) as
    regexp_extract(substr(text, 1, starts), '[^.\n]*$') || substr(text, starts + 1, ends - starts) || regexp_extract(substr(text, ends + 1), '^[^.\n]*');

-- The words of a place that name it: "Mafa" of "in Mafa Local Government Area"; all of them where nothing is named.
create or replace temp macro naming(x) as list_distinct(list_transform(
    list_filter(regexp_extract_all(x, '\p{Lu}[\p{L}\p{N}-]{2,}'), lambda y: not regexp_full_match(lower(y), words('function') || '|' || words('area'))), lambda y: lower(y)));

create or replace temp macro places_in(x) as if(len(naming(x)) > 0, naming(x), list_filter(spelt(x), lambda y: not regexp_full_match(y, words('function'))));

create or replace temp table taken as
select
    k.*, d.outlet, d.published, w.kind, w.first_day as wrong_day, r.first_day as right_day, f.measure, coalesce(f.point, f.low, f.high) as number,
    if(k.aspect = 'where', places_in(k.was), list_filter(spelt(k.was), lambda x: not regexp_full_match(x, words('function')))) as wrong_words,
    if(k.aspect = 'where', places_in(k.now_), list_filter(spelt(k.now_), lambda x: not regexp_full_match(x, words('function')))) as right_words,
    -- the names in what was wrong that are not themselves in dispute
    list_filter(regexp_extract_all(w.evidence, '\p{Lu}[\p{L}-]{2,}'), lambda x: not contains(coalesce(k.was, ''), x)) as names
from corrected as k
join document as d on d.id = k.document_id
join claim as w on w.id = k.b
join claim as r on r.id = k.a
left join figure as f on f.claim_id = k.b;

create or replace temp table earlier as
select k.a, k.b, c.id as claim, c.document_id, e.published, v.type, s.voice, f.measure
from taken as k
join document as e
    on e.outlet = k.outlet and e.id <> k.document_id and e.published <= k.published
    and e.published between coalesce(k.report - 1, k.published - getvariable('correction_days')::integer) and coalesce(k.report + 1, k.published)
join claim as c on c.document_id = e.id and c.modality <> 'denied' and c.polarity = 'affirmed'
left join figure as f on f.claim_id = c.id
left join event as v on v.claim_id = c.id
left join voice as s on s.claim_id = c.id
where c.id not in (select claim_id from review where verdict = 'rejected') and e.id not in (select document_id from document_copy)
    and case
        when k.aspect = 'figure' and k.measure is not null then f.measure = k.measure and coalesce(f.point, f.low, f.high) = k.number
        when k.aspect = 'when' and c.first_day = k.wrong_day then c.kind = 'event'
        when k.aspect = 'where' then c.kind in ('event', 'figure') and len(k.wrong_words) > 0 and len(list_intersect(k.wrong_words, spelt(around(e.text, c.starts, c.ends)))) = len(k.wrong_words)
        else c.kind in ('event', 'figure') and len(k.wrong_words) > 0 and 2 * len(list_intersect(k.wrong_words, spelt(c.evidence))) > len(k.wrong_words)
    end
    and (k.aspect = 'figure' and k.measure is not null or len(k.names) = 0 or k.report is not null or list_bool_or(list_transform(k.names, lambda x: contains(if(k.aspect = 'where', around(e.text, c.starts, c.ends), c.evidence), x))))
-- those that say where in their own words, before others of the sentence
qualify k.aspect <> 'where' or (len(list_intersect(k.wrong_words, spelt(c.evidence))) = len(k.wrong_words)) = max(len(list_intersect(k.wrong_words, spelt(c.evidence))) = len(k.wrong_words)) over (partition by k.a, k.b);

create or replace temp table taken_back as
select k.a, k.b, k.aspect, k.was, k.now_, coalesce(min(e.published), any_value(k.report)) as report, [k.a, k.b] || coalesce(list(e.claim order by e.published, e.claim) filter (e.claim is not null), []) as claims
from taken as k left join earlier as e using (a, b)
group by k.a, k.b, k.aspect, k.was, k.now_;

-- Where or when a report was corrected, its claims stand against those of others who tell of the same with what is right, or else against
-- the correction.
create or replace temp table set_apart as
with said as (
    select distinct e.a, e.b, e.document_id as wrong_document, e.published as wrong_published, e.type, x.outlet as wrong_outlet
    from earlier as e join document as x on x.id = e.document_id join taken as t using (a, b) where e.type is not null or t.aspect = 'where'
),
other as (
    select k.a, k.b, c.id as claim, d.published, c.position, c.document_id
    from taken as k
    join said as s on s.a = k.a and s.b = k.b
    join document as d on d.published between s.wrong_published - getvariable('denial_days')::integer and s.wrong_published + getvariable('denial_days')::integer
    join claim as c on c.document_id = d.id and (c.kind = 'event' or (c.kind = 'figure' and k.aspect = 'where')) and c.modality = 'asserted'
    left join event as v on v.claim_id = c.id
    where (v.type = s.type or k.aspect = 'where') and k.aspect in ('when', 'where') and d.id <> k.document_id and d.outlet is distinct from s.wrong_outlet and d.id not in (select document_id from document_copy)
        and c.id not in (select claim_id from review where verdict = 'rejected')
        -- of what is named, or of one event where nothing is
        and ((len(k.names) = 0 and (k.aspect = 'when' or len(naming(k.now_)) = 0 or exists (
            select 1 from earlier as y join happening_claim as g on g.claim_id = y.claim join happening_claim as h using (happening_id) where y.a = k.a and y.b = k.b and h.claim_id = c.id
        ))) or list_bool_or(list_transform(k.names, lambda x: contains(if(k.aspect = 'where', d.text, c.evidence), x))) or exists (
            select 1 from place_ref as p where p.claim_id = c.id and list_contains(k.names, p.text)))
        and case
            when k.aspect = 'when' then c.first_day = k.right_day
            -- where it says so, or right beside: "in Khar, in the Bajaur district, a bomb ..."
            else len(k.right_words) > 0 and len(list_intersect(k.right_words, spelt(beside(d.text, c.starts, c.ends)))) = len(k.right_words)
        end
)
select
    k.a as correction, k.aspect, k.was, k.now_, min_by(e.claim, (e.published, e.claim)) as a, coalesce(min_by(o.claim, (o.published, o.document_id, o.position)), k.a) as b,
    list_distinct(list(e.claim) || coalesce(list(o.claim) filter (o.claim is not null), []) || [k.a]) as claims
from taken as k
join earlier as e on e.a = k.a and e.b = k.b and (e.type is not null or k.aspect = 'where')
left join other as o on o.a = k.a and o.b = k.b
where k.aspect in ('when', 'where')
group by k.a, k.b, k.aspect, k.was, k.now_;
