-- Synthetic documents [$first, $last) and their claims, for measuring. Everything follows from a hash of the seed and a number.
-- Days of about a hundred documents; a few events a day draw most of them; each document retells its event with some things left out.
create or replace temp macro chance(what, n) as (hash($seed, what, n) % 1000003) / 1000003.0;
create or replace temp macro pick(options, what, n) as options[1 + (hash($seed, what, n) % len(options))::integer];
create or replace temp macro some_words(what, n) as
    array_to_string(list_transform(range(9), lambda i: pick(getvariable('vocabulary'), what || i, n)), ' ');

create or replace temp table made_document as
with numbered as (
    select
        i, i // $per_day as day,
        -- the event of the day: the first draw most of the documents
        (i // $per_day) * 1000 + floor(pow(chance('event', i), 2.5) * $per_day / 3)::bigint as event
    from range($first, $last) as t(i)
),
copied as (select *, case when chance('copy', i) < 0.08 then min(i) over (partition by event) else i end as told from numbered),
what as (
    select
        *, getvariable('conflicts')[1 + floor(pow(chance('share', event), 2) * len(getvariable('conflicts')))::integer] as c,
        pick(['ASSAULT', 'ASSAULT', 'ASSAULT', 'COERCE', 'PROTEST', 'AID'], 'type', event) as type
    from copied
)
select
    *, substr(md5($seed || ' document ' || i), 1, 16) as id,
    date '2020-01-01' + day::integer as happened,
    date '2020-01-01' + day::integer + (chance('late', told) * 1.4)::integer as published,
    'Example ' || pick(['Wire', 'Post', 'Times', 'Herald', 'Tribune', 'Courier', 'Monitor', 'Gazette', 'Radio', 'Star'], 'outlet', i)
        || pick(['', ' North', ' South', ' East', ' West', ' International'], 'edition', i) as outlet,
    list_sort(c.towns)[1 + floor(pow(chance('town', event), 2) * len(c.towns))::integer] as town,
    pick(c.towns, 'other town', event) as other_town,
    case when type <> 'ASSAULT' then null else pick(['aerial', 'firearms', 'bombing', 'artillery'], 'mode', event) end as mode,
    5 + floor(pow(chance('dead', event), 4) * 300)::bigint as dead
from what;

-- One row a claim: its kind by its place in the document, in a round of ten.
create or replace temp table made_claim as
with party as (
    select
        *,
        struct_pack(text := 'the army', id := c.iso || ':MIL', name := c.name || ' army', country := c.iso, sector := 'MIL') as army,
        struct_pack(text := 'rebels', id := 'GRP:rebels-' || lower(c.iso), name := c.name || ' rebels', country := c.iso, sector := 'REB') as rebels,
        struct_pack(text := 'residents', id := c.iso || ':CVL', name := 'residents', country := c.iso, sector := 'CVL') as people,
        [
            struct_pack(text := 'the observatory', id := 'ORG:observatory-' || lower(c.iso), name := c.name || ' Observatory', "class" := 'named', country := c.iso, sector := 'NGO'),
            struct_pack(text := 'the health ministry', id := 'ORG:health-' || lower(c.iso), name := c.name || ' Health Ministry', "class" := 'named', country := c.iso, sector := 'GOV'),
            struct_pack(text := 'the army', id := c.iso || ':MIL', name := c.name || ' army', "class" := 'named', country := c.iso, sector := 'MIL'),
            struct_pack(text := 'rebels', id := 'GRP:rebels-' || lower(c.iso), name := c.name || ' rebels', "class" := 'named', country := c.iso, sector := 'REB'),
            struct_pack(text := 'officials', id := 'TXT:officials', name := 'officials', "class" := 'unnamed', country := null, sector := null)
        ] as tellers
    from made_document
),
spread as (select p.*, n, told * 1000 + n as r, n % 10 as turn from party as p, range($claims) as t(n)),
shaped as (
    select
        *,
        case
            when turn in (3, 4) then 'figure' when turn = 7 then 'relation' when turn = 8 then 'position' else 'event'
        end as kind,
        case
            when turn in (3, 4) then pick(tellers, 'teller', r)
            when turn = 9 then case when event % 2 = 0 then tellers[3] else tellers[4] end
            when turn in (2, 5) then case when chance('said', r) < 0.5 then pick(tellers, 'teller', r) end
        end as source,
        case when event % 2 = 0 then army else rebels end as doer,
        case when event % 2 = 0 then rebels when event % 3 = 0 then army else people end as recipient,
        case when turn = 6 or (turn = 1 and chance('near', r) < 0.1) then other_town when turn = 2 and chance('no place', r) < 0.4 then null else town end as spot,
        case when turn = 1 or (turn = 0 and chance('no day', r) < 0.3) then null when turn = 6 then happened - 1 else happened end as on_day,
        case
            when turn = 3 then (dead * (1 + 0.3 * chance('count', told // 3)))::bigint
            when turn = 4 then (1000 + (day // 3) * (2 + hash(c.iso) % 9) * (0.8 + 0.1 * (hash(struct_extract(source, 'id')) % 5)))::bigint
        end as number,
        pick([null, null, 'at least', 'more than', 'nearly', 'about'], 'bound', r) as bound
    from spread
),
worded as (
    select
        *,
        case
            when kind = 'figure' then coalesce(bound || ' ', '') || number || ' people were ' || pick(['killed', 'found dead', 'reported killed', 'counted dead', 'buried'], 'verb', r)
            when turn = 9 then 'the claim about ' || coalesce(spot.name, c.name) || ' was denied'
            else doer.text || ' ' || pick(getvariable('vocabulary'), 'verb', r) || ' ' || recipient.text || coalesce(' in ' || spot.name, '') || ' ' || pick(getvariable('vocabulary'), 'word', r)
        end as evidence,
        some_words('filler', r) as filler
    from shaped
),
placed as (
    select
        *, evidence || coalesce(', ' || source.text || ' said', '') || ' ' || filler || '. ' as sentence,
        sum(length(evidence || coalesce(', ' || source.text || ' said', '') || ' ' || filler || '. ')) over (partition by i order by n) as upto
    from worded
)
select
    *, substr(md5($seed || ' claim ' || i || ' ' || n), 1, 16) as claim_id, substr(md5($seed || ' claim ' || i || ' ' || (n // 10 * 10)), 1, 16) as first_claim,
    (upto - length(sentence))::integer as starts, (upto - length(sentence) + length(evidence))::integer as ends
from placed;

create or replace temp table incoming_document as
select
    d.id, d.outlet, d.published::varchar as published, 'https://example.org/' || d.id as url,
    d.type || ' in ' || d.town.name || ', ' || d.c.name as title, string_agg(m.sentence, '' order by m.n) as text, (d.id is not null)::integer * 15 * $claims as words, 'synthetic' as read_by
from made_document as d join made_claim as m using (i)
group by all;

create or replace temp table incoming_claim as
with bodies as (
    select
        *,
        case when spot is not null then {
            text: spot.name, name: spot.name, country: c.iso, admin1: null, lat: spot.lat, lon: spot.lon, precision: 'town', geonameid: spot.geonameid, start: starts, "end": ends
        } end as place,
        case when on_day is not null then {edtf: on_day::varchar, text: 'that day', precision: 'day', start: starts, "end": ends} end as moment,
        {
            text: doer.text, id: doer.id, name: doer.name, country: doer.country, sector: doer.sector, start: starts, "end": starts + length(doer.text)
        } as who,
        {
            text: recipient.text, id: recipient.id, name: recipient.name, country: recipient.country, sector: recipient.sector, start: starts, "end": ends
        } as whom
    from made_claim
)
select
    claim_id as id, id as document_id, n::integer as position,
    to_json({
        schema: 'sayso.claim/1', id: claim_id, kind: kind,
        document: {id: id, url: 'https://example.org/' || id, outlet: outlet, title: type || ' in ' || town.name || ', ' || c.name, published: published::varchar},
        attribution: {outlet: outlet, chain: case when source is null then [] else [{
            source: {
                text: source.text, id: source.id, name: source.name, "class": source."class", country: source.country, sector: source.sector,
                start: ends + 2, "end": ends + 2 + length(source.text)
            },
            cue: 'said', form: 'indirect', said: null, content: {start: starts, "end": ends}
        }] end},
        hedge: null, polarity: 'affirmed',
        modality: case when turn = 5 then 'requested' when turn = 9 and chance('denied', r) < 0.3 then 'denied' else 'asserted' end,
        evidence: [{start: starts, "end": ends, text: evidence}],
        rule: 'synthetic', confidence: 0.8, review: null,
        event: case when kind = 'event' then {
            type: case when turn = 5 then 'REQUEST' else type end, mode: case when turn = 5 then null else mode end, contexts: [],
            actors: case when turn = 2 and chance('no doer', r) < 0.4 then [] else [who] end, recipients: [whom],
            place: place, places: case when place is null then [] else [place] end, "when": moment,
            figures: case when turn = 0 and $claims > 3 then [substr(md5($seed || ' claim ' || i || ' ' || (n + 3)), 1, 16)] else [] end
        } end,
        figure: case when kind = 'figure' then {
            measure: 'killed', low: case when bound in ('nearly', 'about') then null else number end, point: number,
            high: case when bound in ('at least', 'more than', 'about') then null else number end, vague: false,
            words: coalesce(bound || ' ', '') || number, "of": 'people', "group": null, "by": null,
            scope: case when turn = 3 then 'incident' else 'cumulative' end, event: case when turn = 3 then first_claim end,
            place: case when turn = 3 then place end, "when": case when turn = 3 then moment end
        } end,
        relation: case when kind = 'relation' then {type: 'backs', "from": whom, "to": who} end,
        position: case when kind = 'position' then {holder: whom, attitude: 'condemns', toward: who, topic: evidence} end
    })::varchar as record
from bodies;
