-- Two voices that lay one deed to different doers: both by name ("gunmen" and "rebels" may be anybody), and neither the other's ally in the words of either. `a` is the earlier.
create or replace temp table doer_apart as
with said as (
    select h.happening_id, f.id, f.document_id, f.published, f.position, f.voice, f.named_doers
    from happening_claim as h join fact as f on f.id = h.claim_id
    where not f.denied and len(f.named_doers) > 0 and len(list_filter(f.named_doers, lambda x: regexp_matches(x, '^(TXT|PRO):|^[A-Z]{3}:(CVL|UAF|REB|REF|CRM|OPP|INS|SEP)$'))) = 0
        and h.happening_id in (select happening_id from happening_claim where claim_id in (select id from shaken))
),
pair as (
    select a.happening_id, a.id as a, b.id as b, a.voice as voice_a, b.voice as voice_b, a.published, a.document_id, a.position
    from said as a
    join said as b on a.happening_id = b.happening_id and (a.published, a.document_id, a.position) < (b.published, b.document_id, b.position)
    where a.voice <> b.voice and len(list_intersect(a.named_doers, b.named_doers)) = 0
        -- a force and its country are one doer
        and len(list_intersect([left(replace(x, 'ISO:', ''), 3) for x in a.named_doers if regexp_matches(x, '^(ISO:[A-Z]{3}|[A-Z]{3}:[A-Z]{3})$')],
                               [left(replace(x, 'ISO:', ''), 3) for x in b.named_doers if regexp_matches(x, '^(ISO:[A-Z]{3}|[A-Z]{3}:[A-Z]{3})$')])) = 0
)
select a, b, [a, b] as claims from pair
qualify row_number() over (partition by happening_id, voice_a, voice_b order by published, document_id, position, b) = 1;
