"""What was done to whom: sentences in, events out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import sayso
from builders import cases, document
from sayso.annotate.actors import find_actors
from sayso.annotate.attribution import find_attributions
from sayso.annotate.certainty import find_certainty
from sayso.annotate.events import find_events
from sayso.annotate.events.tables import EventRow
from sayso.annotate.parse import parse
from sayso.errors import TableError
from sayso.mentions import Found
from sayso.tables import read_table

if TYPE_CHECKING:
    from sayso.model import EventMention

pytestmark = pytest.mark.model


@cache
def read(text: str) -> tuple[EventMention, ...]:
    """Read the events of a text; places and dates are other modules' matter."""
    doc, source = parse(text), document(text)
    actors = find_actors(doc, source)
    said = find_attributions(doc, actors, Found(), Found())
    return tuple(find_events(doc, actors, Found(), Found(), said, find_certainty(doc, said)))


def fits(event: EventMention, wanted: str) -> bool:
    """Whether an event is what a case says: "TYPE/mode: doer -> recipient"."""
    kind, _, parties = wanted.partition(":")
    type_, _, mode = kind.strip().partition("/")
    by, _, to = parties.partition("->")
    if event.type != type_ or (mode and event.mode != mode):
        return False
    return all(
        not words.strip() or any(words.strip().lower() in a.text.lower() or a.text.lower() in words.strip().lower() for a in found)
        for words, found in ((by, event.actors), (to, event.recipients))
    ) and (bool(by.strip()) or not event.actors)


def told(events: tuple[EventMention, ...]) -> list[str]:
    """Show events as a case would write them."""
    return [f"{e.type}/{e.mode}: {[a.text for a in e.actors]} -> {[a.text for a in e.recipients]}" for e in events]


def parameters(name: str) -> list[Any]:
    """The cases of a file; one that is known to fail says why."""
    return [pytest.param(c, id=c["text"][:60], marks=[pytest.mark.xfail(strict=True, reason=c["fails"])] if c.get("fails") else []) for c in cases(name)]


@pytest.mark.parametrize("case", parameters("events"))
def test_events(case: dict[str, Any]) -> None:
    """Each sentence gives the events a careful reader would code, no fewer and no more."""
    events = read(case["text"])
    assert len(events) == len(case["events"]), told(events)
    for event, wanted in zip(events, case["events"], strict=True):
        assert fits(event, wanted), told(events)


@pytest.mark.parametrize("case", cases("events"), ids=lambda c: c["text"][:60])
def test_evidence_is_in_the_text_and_holds_the_trigger(case: dict[str, Any]) -> None:
    """Evidence is a stretch of the sentence that covers the word which told the event; every event names its rule."""
    doc = parse(case["text"])
    for event in read(case["text"]):
        span = event.evidence[0]
        assert span.start <= doc[event.head].idx < span.end <= len(case["text"])
        assert event.rule.startswith(f"events.{event.type}.")
        assert 0 < event.confidence <= 1


def where_and_when(claim: Any) -> str:
    """Show an event claim as a case of ``told.toml`` writes it: "ASSAULT known @ Kabul, 2024-05-06"."""
    e = claim.event
    how = (" known" if e.known else "") + ("" if claim.modality == "asserted" else f" {claim.modality}")
    return f"{e.type}{how} @ {e.place.name if e.place else '-'}, {e.when.edtf if e.when and e.when.edtf else '-'}"


@pytest.mark.parametrize("case", parameters("told"))
def test_a_deed_is_found_by_where_and_when_it_was(case: dict[str, Any]) -> None:
    """A noun that says where or when its deed was tells of it wherever it stands, with that place and that day; one of none in particular does not."""
    claims = sayso.read_text(case["text"], published="2024-05-10", outlet="Example Wire")
    assert [where_and_when(c) for c in claims if c.kind == "event"] == case["events"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("A shooting in Lyon shocked the country.", []),
        ("An arrest was made in Lyon on Monday.", []),
        ("Lula signed a treaty in Brasília on Monday.", []),
        ("German jets bombed the outskirts of Lyon.", ["France"]),
        ("Soldiers in Lyon imposed a curfew.", ["France"]),
        ("The rebels agreed to a meeting on Zanzibar.", []),
        ("A convoy patrolled the Persian Gulf.", []),
        ("Kenya approved funds for a tunnel under the border with Uganda.", []),
    ],
)
def test_where_it_happened_is_no_recipient_of_a_deed_of_nobody(text: str, recipients: list[str]) -> None:
    """The country where it happened is whom it was done to where somebody of another is known to have done it."""
    events = [c.event for c in sayso.read_text(text, published="2024-05-10", outlet="Example Wire") if c.event]
    assert [a.name for e in events for a in e.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A gunman shot a guard in Kanombe market in Kigali.", ["Kanombe market", "Kigali"]),
        ("A bomb exploded at the Makerere mosque in central Kampala.", ["Makerere mosque", "Kampala"]),
        ("Police shot a man on Tom Mboya Street, Nairobi.", ["Tom Mboya Street", "Nairobi"]),
        ("Rebels attacked the town of Jilib in Middle Juba.", ["Jilib"]),
        ("Rebels attacked Gao in Mali.", ["Gao"]),
        ("Soldiers killed a man in the town of Koro in Mali.", ["Koro"]),
    ],
)
def test_a_site_is_in_the_town_that_its_words_name(text: str, places: list[str]) -> None:
    """An event at a site on no map is in the town that the same words put that site in, too; its place is the site."""
    (event,) = [c.event for c in sayso.read_text(text, published="2024-05-10", outlet="Example Wire") if c.event]
    assert event.place is not None
    assert [event.place.name, *(p.name for p in event.places[1:])] == places


def test_one_happening_is_one_event() -> None:
    """Verbs that tell the same attack in one sentence make one event, with all who suffered it."""
    (event,) = read("Fighter jets pounded the camp, killing at least 18 people and wounding dozens more.")
    assert event.type == "ASSAULT"
    assert any("18 people" in a.text for a in event.recipients)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Russian and Syrian air strikes killed 12 people in Idlib.", {"RUS", "SYR"}),
        ("US and British strikes hit the port of Hodeidah.", {"USA", "GBR"}),
        ("Indian and Chinese troops clashed in Ladakh.", {"IND", "CHN"}),
        ("Deadly Israeli air strikes hit Rafah.", {"ISR"}),
    ],
)
def test_a_deed_of_two_countries_is_done_by_both(text: str, doers: set[str]) -> None:
    """Adjectives of two countries name two doers; another adjective names none."""
    (event,) = read(text)
    assert {a.country for a in event.actors} == doers


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("A market was hit by a strike reportedly carried out by Israel.", "reportedly"),
        ("The bombing, believed to have been carried out by Boko Haram, killed twelve people.", "believed"),
        ("Twelve people died in the attack, allegedly carried out by Boko Haram.", "allegedly"),
        ("A market was hit by a strike carried out by Israel.", None),
        ("A suspected Israeli strike killed twelve people.", "suspected"),
        ("Twelve villagers were killed by suspected Boko Haram fighters.", "suspected"),
        ("Suspected militants killed twelve people.", None),
        ("The suspected gunman surrendered to American police.", None),
        ("The bombing, which reportedly shocked the country, was carried out by Boko Haram.", None),
    ],
)
def test_a_deed_is_hedged_as_the_clause_that_says_who_did_it(text: str, hedge: str | None) -> None:
    """Who did it is known only as far as the clause says that names them; the toll stands on its own words."""
    claims = sayso.read_text(text, published="2024-05-10", outlet="Example Wire")
    assert [c.hedge for c in claims if c.event] == [hedge]
    assert all(c.hedge is None for c in claims if c.figure)


def test_what_was_not_yielded_was_refused() -> None:
    """A refusal told by a negation is affirmed."""
    (claim,) = [c for c in sayso.read_text("Iran has not accepted the offer.", published="2024-05-10", outlet="Example Wire") if c.event]
    assert (claim.polarity, claim.modality) == ("affirmed", "asserted")


def test_what_is_asked_for_is_no_event() -> None:
    """A demand is an event; what is demanded has not happened."""
    assert [e.type for e in read("The United Nations urged Chad to release the prisoners.")] == ["REQUEST"]


def test_first_person_is_the_speaker() -> None:
    """A first person in a quotation is whoever is quoted."""
    (event,) = [e for e in read('"We condemn the coup," the Kenyan president said.') if e.type == "ACCUSE"]
    assert event.actors[0].country == "KEN"


@pytest.mark.parametrize(
    ("outlet", "text", "doer"),
    [
        ("UK Government", "We condemn the attack on the convoy.", "ISO:GBR"),
        ("UK Government", "I urge Russia to stop the bombing.", "ISO:GBR"),
        ("CENTCOM", "We conducted three strikes against ISIS near Raqqa.", "ISO:USA"),
        ("Delegation of the European Union", "We call on the government of Ethiopia to release the prisoners.", "ORG:eu"),
        ("Embassy of Japan in Kenya", "We condemn the attack in Garissa.", "ISO:JPN"),
        ("Ministry of Defence of Ukraine", "Our forces attacked a depot near Luhansk.", "UKR:MIL"),
        ("UK Government", "Our ambassador in Harare met opposition leaders.", "GBR:GOV"),
        ("Army Times", "We condemn the attack on the convoy.", None),
        ("Indian Express", "We condemn the attack on the convoy.", None),
    ],
)
def test_we_of_a_statement_is_whose_it_is(outlet: str, text: str, doer: str | None) -> None:
    """In the words of a ministry "we" and "I" are its government; in a newspaper's nobody is known by them."""
    events = [c.event for c in sayso.read_text(text, published="2024-05-10", outlet=outlet) if c.event is not None and c.event.known is False]
    assert [a.id for a in events[0].actors] == ([doer] if doer else [])


def test_a_secretary_is_not_the_minister_just_named() -> None:
    """The minister who speaks in his country's statement is not the foreign minister whom he met."""
    text = "The Foreign Secretary met Russian Foreign Minister Sergei Lavrov today. The Foreign Secretary pressed Russia to stop the bombing. He urged Iran to return to the talks."
    events = [c.event for c in sayso.read_text(text, published="2024-05-10", outlet="UK Government") if c.event is not None]
    assert [[a.country for a in e.actors] for e in events] == [["GBR"]] * 3


def test_who_is_somewhere_for_talks_has_gone_there() -> None:
    """A predicate or a headline that says where somebody is, and for what."""
    for text, place in (("Kenyan President William Ruto is in Kampala for a working visit.", "Kampala"), ("The next talks will be held in Geneva in February.", "Geneva")):
        (event,) = [c.event for c in sayso.read_text(text, published="2024-05-10", outlet="Example Wire") if c.event is not None]
        assert (event.type, event.place and event.place.name) == ("CONSULT", place)


def test_backed_by_is_not_the_backer() -> None:
    """Groups that a country backs are not that country."""
    events = read("Turkish-backed groups attacked the convoy.")
    assert all(a.country != "TUR" or "groups" in a.text for e in events for a in e.actors)


def test_reading_twice_changes_nothing() -> None:
    """Same text, same events."""
    text = "Rebels attacked the army and the president condemned the attack."
    doc, source = parse(text), document(text)
    actors = find_actors(doc, source)
    said = find_attributions(doc, actors, Found(), Found())
    sure = find_certainty(doc, said)
    assert find_events(doc, actors, Found(), Found(), said, sure) == find_events(doc, actors, Found(), Found(), said, sure)


def test_a_row_with_an_unknown_column_is_refused() -> None:
    """A bad row names file, row and column."""
    with pytest.raises(TableError, match=r"data/en/events.toml \[shell\].*verb"):
        read_table("en/events.toml", EventRow, text='[shell]\ntype="ASSAULT"\nverb=["shell"]\n')


PRIVATE = """Anna met Ben in Leeds in May. Ben asked Anna to stay and Anna agreed to stay. Carol helped Ben. Dora thanked Carol.
Ben offered Carol a job. Eva praised Dora. Carol told Fred to call Eva. Fred promised Eva to call Dora."""


def test_what_people_do_in_private_life_is_no_event() -> None:
    """Where a text tells of many people and none of them has a part in politics or war, their meetings and promises are left out."""
    assert not read(PRIVATE)


def test_public_doings_stay_beside_private_ones() -> None:
    """In the same text, what a government does is kept."""
    events = read(f"{PRIVATE} The Kenyan government urged Uganda to release the crew.")
    assert [e.type for e in events] == ["REQUEST"]


def test_a_public_matter_is_told_without_its_doer() -> None:
    """Where a text is one of politics, what nobody is named to do stays if it is done to what states and armies have."""
    politics = "The Kenyan president met Ugandan rebels. The Ugandan army met the Kenyan government. Nairobi met Kampala. The Kenyan army met Ugandan police. The Kenyan army met Ugandan rebels."
    told = "The embargo on arms was lifted. The bill was suspended in May. The offer of a lift was accepted."
    assert [e.type for e in read(f"{politics} {told}") if e.type != "CONSULT"] == ["RETREAT", "CONCEDE"]
    assert not read(f"{PRIVATE} The plan was rejected in May.")


def test_who_asks_says_nothing() -> None:
    """A question tells no event."""
    assert not read("Did the Malian army attack the village?")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The rebels denied responsibility for the bombing in Jos.", "denied"),
        ("The rebels denied that they were responsible for the bombing in Jos.", "denied"),
        ("The army denied the attack on Ganja.", "denied"),
        ("The rebels claimed responsibility for the bombing in Jos.", "asserted"),
        ("Responsibility for the bombing was claimed by the Taliban.", "asserted"),
    ],
)
def test_who_says_it_was_they(text, modality):
    """Whether a deed is owned or denied is asked of the words that say so, not of the deed."""
    (event,) = [c for c in sayso.read_text(text) if c.event is not None and c.event.type == "ASSAULT"]
    assert event.modality == modality
    assert event.event.actors
