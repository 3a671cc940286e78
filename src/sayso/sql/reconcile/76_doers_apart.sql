-- Two voices that lay one deed of violence to different doers: both by name ("gunmen" and "rebels" may be anybody), and neither the other's
-- ally, or the one that the other struck, in the words of either. `a` is the earlier.
create or replace temp macro by_name(actors) as len(actors) > 0 and len(list_filter(actors, lambda x: regexp_matches(x, '^(TXT|PRO):|^[A-Z]{3}:(CVL|UAF|REB|REF|CRM|OPP|INS|SEP)$'))) = 0;

-- a force and its country are one doer
create or replace temp macro lands(actors) as [left(replace(x, 'ISO:', ''), 3) for x in actors if regexp_matches(x, '^(ISO:[A-Z]{3}|[A-Z]{3}:[A-Z]{3})$')];

create or replace temp macro nothing_shared(a, b) as len(list_intersect(a, b)) = 0 and len(list_intersect(lands(a), lands(b))) = 0;

create or replace temp table doer_apart as
with said as (
    select h.happening_id, f.id, f.document_id, f.published, f.position, f.voice, f.named_doers, f.named_undergoers
    from happening_claim as h join fact as f on f.id = h.claim_id
    where not f.denied and f.type in ('ASSAULT', 'COERCE') and by_name(f.named_doers)
        and h.happening_id in (select happening_id from happening_claim where claim_id in (select id from shaken))
),
pair as (
    select a.happening_id, a.id as a, b.id as b, a.voice as voice_a, b.voice as voice_b, a.published, a.document_id, a.position
    from said as a
    join said as b on a.happening_id = b.happening_id and (a.published, a.document_id, a.position) < (b.published, b.document_id, b.position)
    where a.voice <> b.voice and nothing_shared(a.named_doers, b.named_doers)
        -- two who own to it have done two things
        and not (list_contains(a.named_doers, a.voice) and list_contains(b.named_doers, b.voice))
        and nothing_shared(a.named_undergoers, b.named_doers) and nothing_shared(b.named_undergoers, a.named_doers)
)
select a, b, [a, b] as claims from pair
qualify row_number() over (partition by happening_id, voice_a, voice_b order by published, document_id, position, b) = 1;

-- And somebody owns to what another was accused of ("Survivors blamed the Taliban", "Islamic State claims the bombing"), in texts about one
-- town and of days near to each other. `a` is the accusation; one row for an accuser, whom they accuse and who owns to it, with all that the
-- latter says of it in the text where they first do.
create or replace temp table near_town as
with stirred as (
    select id from shaken
    union
    select unnest(claims) from discrepancy where kind = 'doer_apart' and id in (select id from (select id, unnest(claims) as claim from discrepancy where kind = 'doer_apart') where claim in (select id from shaken))
)
select distinct p.name from document_place as p join claim as c using (document_id) semi join stirred as s on s.id = c.id;

create or replace temp table owned_apart as
with deed as (
    select p.name as town, f.id, f.document_id, f.published, f.position, f.voice, f.named_doers,
        -- a text that begins with it tells of what is new
        case when f.position = min(f.position) over (partition by f.document_id) then f.published else f.told_day end as told_day,
        regexp_matches(c.evidence, '\b[Cc]laim(s|ed)?\b') as owns
    from near_town as t join document_place as p using (name) join fact as f using (document_id) join claim as c on c.id = f.id
    where not f.denied and f.type = 'ASSAULT' and f.voice not like 'outlet %' and by_name([f.voice]) and (not by_name(f.named_doers) or list_contains(f.named_doers, f.voice))
),
own as (
    select town, document_id, voice, any_value(published) as published, arg_min(told_day, position) filter (owns and list_contains(named_doers, voice)) as told_day, arg_min(id, position) filter (owns and list_contains(named_doers, voice)) as id, list(id order by position) as claims
    from deed group by town, document_id, voice having bool_or(owns and list_contains(named_doers, voice))
),
blame as (
    select p.name as town, f.id, f.document_id, f.published, f.told_day, f.position, coalesce(f.doers[1], f.voice) as voice, f.named_undergoers as accused
    from near_town as t join document_place as p using (name) join fact as f using (document_id)
    where not f.denied and f.type = 'ACCUSE' and f.mode = 'allege' and by_name(f.named_undergoers)
)
select b.id as a, o.id as b, list_distinct([b.id] || o.claims) as claims
from blame as b
join own as o on o.town = b.town and o.voice <> b.voice and nothing_shared(b.accused, [o.voice]) and abs(date_diff('day', b.told_day, o.told_day)) <= getvariable('denial_days')
qualify row_number() over (partition by b.town, b.voice, b.accused, o.voice, b.told_day order by o.published, o.document_id, b.published, b.document_id, b.position) = 1;
