"""What "we" did, in the words of one who speaks for a side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.actors.tables import actor_tables, sector_name
from sayso.model import Actor, EventMention, Said, Source
from sayso.quotations import speaker_of
from sayso.tree import child, tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from sayso.annotate.actors.reading import Actors

_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "MOBILIZE", "AGREE", "COOPERATE", "CONCEDE"})  # what a state does, not what a man says
_WORDS = frozenset({"THREATEN", "REQUEST", "ACCUSE"})  # what a spokesman says in his group's name: "We warn the king", said the rebels' spokesman
_OURS = frozenset({"we", "us", "our", "ours"})
_MINE = frozenset({"i", "me", "my", "mine", "myself"})


def for_their_side(doc: Doc, found: Actors, said: Sequence[Said], events: Iterable[EventMention]) -> list[EventMention]:
    """Give what "we" did in the words of one who speaks for a state or a body to that: "We abandoned the Kurds," said the US senator."""
    out = []
    for e in events:
        held = speaker_of(said, doc[e.head].idx) if e.type in _DEEDS | _WORDS or e.mode == "investigate" else None
        side = _side_of(held.source, found) if held is not None and held.source is not None and _is_ours(doc, e) else None
        if side is not None and e.type in _WORDS and e.mode != "investigate" and not (side.id.startswith("GRP:") and _speaks_for(held, found)):
            side = None
        if side is None or held is None:
            out.append(e)
            continue
        out.append(replace(e, actors=tuple(_in_place(a, held, side) for a in e.actors), recipients=tuple(_in_place(a, held, side) for a in e.recipients)))
    return out


def _speaks_for(held: Said | None, found: Actors) -> bool:
    """Whether who says something is a spokesman by the office that the text tells of."""
    who = held.source.id if held is not None and held.source is not None else None
    return any(o.person_id == who and o.class_ == "spokesperson" and not o.former for o in found.offices)


def _is_ours(doc: Doc, event: EventMention) -> bool:
    """Whether "we" do a deed or undergo it: its subject, or that of the verb it is coordinated with, is "we", or "our" or "us" is in its words."""
    verb = doc[event.head]
    verb = verb.head if verb.dep_ == "obj" else verb  # "we made two arrests"
    while (subject := child(verb, "nsubj")) is None and verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    words = {t.lower_ for v in event.evidence for t in tokens_in(doc, v)}
    return (subject is not None and subject.lower_ == "we") or (not _OURS.isdisjoint(words) and _MINE.isdisjoint(words))


def _in_place(actor: Actor, held: Said, side: Actor) -> Actor:
    """The side, in place of a speaker who is named outside of what is said; any other actor as it is."""
    quoted = actor.start is not None and any(c.start <= actor.start < c.end for c in held.content)
    same = held.source is not None and actor.id == held.source.id and not quoted
    return replace(actor, id=side.id, name=side.name, country=side.country, sector=side.sector) if same else actor


def _side_of(source: Source, found: Actors) -> Actor | None:
    """The state or body in whose name a person speaks, by the office that the text tells of; of a mayor or a party's man nobody."""
    office = next((o for o in reversed(found.offices) if o.person_id == source.id and not o.former), None)
    if not source.id.startswith("PER:") or (office is not None and office.class_ == "local-office"):
        return None
    country, sector = source.country, source.sector
    t = actor_tables()
    stated = source.id in t.by_id or (office is not None and office.stated)  # a senator in a text about Syria is not Syria's
    if sector in ("GOV", "LEG", "ELI"):
        if country not in t.countries or not stated:
            return None
        return Actor(text="", id=f"ISO:{country}", name=t.countries[country].name, country=country, sector="GOV")
    if office is not None and office.body_id is not None and office.body is not None:
        return Actor(text="", id=office.body_id, name=office.body, country=country, sector=sector)
    armed = sector == "MIL" and (source.id in t.by_id or any(m.what.id.startswith("GRP:") and m.what.country == country for m in found))
    if sector in ("MIL", "COP") and country in t.countries and not armed:  # where groups of a country fight, a general may be of one of them
        return Actor(text="", id=f"{country}:{sector}", name=sector_name(t, country, sector), country=country, sector=sector)
    return None
