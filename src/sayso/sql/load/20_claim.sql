-- Claims not yet in the ledger; `fresh` is kept for the tables below.
create or replace temp table fresh as
with once as (select distinct on (id) id, document_id, position, record from incoming_claim where id not in (select id from claim))
select c.id, c.document_id, d.published, c.position, c.record, c.record::json as j
from once as c left join document as d on d.id = c.document_id;

insert into claim (
    id, document_id, position, kind, source_id, source_name, source_class, cue, form, said, hedge, polarity, modality,
    when_edtf, when_text, when_precision, first_day, last_day, starts, ends, evidence, rule, confidence, record, published
)
with found as (
    select
        *,
        j->>'$.kind' as kind,
        (j->'$.attribution.chain')::json[] as chain,
        coalesce(j->'$.event.when', j->'$.figure.when') as w,
        j->'$.evidence' as ev
    from fresh
),
spoken as (
    select
        *,
        -- the last link with a source; else the last link
        coalesce(list_last(list_filter(chain, lambda l: l->>'$.source.id' is not null)), list_last(chain)) as link
    from found
)
select
    id, document_id, position, kind,
    link->>'$.source.id', link->>'$.source.name',
    case when link is null then null else coalesce(link->>'$.source.class', 'unnamed') end,
    link->>'$.cue', link->>'$.form', link->>'$.said',
    j->>'$.hedge', j->>'$.polarity', j->>'$.modality',
    w->>'$.edtf', w->>'$.text', w->>'$.precision', edtf_first(w->>'$.edtf'), edtf_last(w->>'$.edtf'),
    list_min(list_transform(ev::json[], lambda e: (e->>'$.start')::integer)),
    list_max(list_transform(ev::json[], lambda e: (e->>'$.end')::integer)),
    array_to_string(list_transform(ev::json[], lambda e: e->>'$.text'), ' … '),
    j->>'$.rule', (j->>'$.confidence')::double, record, published
from spoken;
