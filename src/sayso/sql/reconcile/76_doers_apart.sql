-- Two voices that lay one deed of violence to different doers: both by name ("gunmen" and "rebels" may be anybody), and neither the other's
-- ally, or the one that the other struck, in the words of either. `a` is the earlier.
create or replace temp macro by_name(actors) as len(actors) > 0 and len(list_filter(actors, lambda x: regexp_matches(x, '^(TXT|PRO):|^[A-Z]{3}:(CVL|UAF|REB|REF|CRM|OPP|PRO|INS|SEP)$'))) = 0;

-- a force and its country are one doer
create or replace temp macro with_lands(actors) as
    actors || [left(replace(x, 'ISO:', ''), 3) for x in actors if regexp_matches(x, '^(ISO:[A-Z]{3}|[A-Z]{3}:[A-Z]{3})$')];

create or replace temp table doer_apart as
with state as (
    select claim_id, list(distinct country) as states from actor_ref where role = 'actor' and sector in ('GOV', 'MIL', 'COP', 'SPY') and country is not null group by claim_id
),
said as (
    select h.happening_id, f.id, f.document_id, f.published, f.position, f.voice, f.named_doers, with_lands(f.named_doers) as doers, with_lands(f.named_undergoers) as undergoers, coalesce(s.states, []) as states,
        f.same_as is not null or f.id in (select same_as from fact where same_as is not null) as told_again -- another claim of its text tells of it, too
    from happening_claim as h join fact as f on f.id = h.claim_id left join state as s on s.claim_id = f.id
    where not f.denied and f.type in ('ASSAULT', 'COERCE') and by_name(f.named_doers)
        and h.happening_id in (select happening_id from happening_claim where claim_id in (select id from shaken))
),
pair as (
    select a.happening_id, a.id as a, b.id as b, a.voice as voice_a, b.voice as voice_b, a.published, a.document_id, a.position
    from said as a
    join said as b on a.happening_id = b.happening_id and (a.published, a.document_id, a.position) < (b.published, b.document_id, b.position)
    where a.voice <> b.voice and not list_has_any(a.doers, b.doers) and not list_has_any(a.states, b.states)
        -- two who own to it have done two things
        and not (list_contains(a.named_doers, a.voice) and list_contains(b.named_doers, b.voice))
        -- who is struck strikes back, unless a text tells of both as of one deed
        and ((a.document_id = b.document_id and (a.told_again or b.told_again)) or not (list_has_any(a.undergoers, b.doers) or list_has_any(b.undergoers, a.doers)))
)
select
    arg_min(a, (published, document_id, position, b)) as a, arg_min(b, (published, document_id, position, b)) as b,
    list_sort(list_distinct(flatten(list([a, b])))) as claims
from pair group by happening_id, voice_a, voice_b;
