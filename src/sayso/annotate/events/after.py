"""What the events of a whole text say of one another: where "it" stood, whose people they are, what is private life."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.events import slots
from sayso.annotate.events.sectors import is_more_than_words, is_public_actor, of_place
from sayso.annotate.events.words import phrase_for
from sayso.tree import child, conjuncts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from sayso.annotate.events.reading import Reader
    from sayso.model import Coreference, EventMention

ORDINARY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "ACCUSE"})  # done in private life too
PRIVATE_COERCION = frozenset({None, "restrict", "ban", "censor", "confiscate"})  # modes of COERCE that private life has too
MANY_ACTORS = 8  # mentions; below, a text says too little of itself
POLITICAL = 0.55  # share of a text's actors who have a part in politics or war, above which it is about those


def where_it_stood(doc: Doc, events: Sequence[EventMention]) -> Iterator[EventMention]:
    """Yield events; what is done to an "it" that the sentence before attacked or seized is done where that was: "commandos stormed it"."""
    last: EventMention | None = None
    for e in events:
        it = child(doc[e.head], "obj")
        if e.type == "ASSAULT" and e.place is None and it is not None and it.lower_ == "it" and last is not None and last.place is not None:
            start = doc[last.head].sent.end
            if start == it.sent.start or doc[last.head].sent.start == it.sent.start:
                yield replace(e, place=last.place, places=last.places)
                continue
        last = e
        yield e


def whose_people(events: Sequence[EventMention], same: Sequence[Coreference]) -> list[EventMention]:
    """Return events with nameless people of the country where the text says, elsewhere (``same``), that it happened. Raises TableError."""
    out = []
    for e, other in zip(events, same, strict=True):
        place = events[other.same_as].place if other.same_as is not None and e.place is None else None
        country = place.country if place is not None else None
        out.append(replace(e, recipients=tuple(of_place(a, country) for a in e.recipients)) if country else e)
    return out


def _is_public_matter(reader: Reader, event: EventMention) -> bool:
    """Whether what nobody is named to do is done to what states and armies have: "the curfew was lifted", "a law was repealed"."""
    if event.actors or event.recipients:
        return False
    head = reader.doc[event.head]
    about = [head, *([head.head] if head.head.pos_ == "VERB" else [])] if head.pos_ in ("NOUN", "PROPN") else [head]
    things = [*about, *(t for a in about if a.pos_ == "VERB" and (t := slots.undergoer(reader, a)) is not None)]
    return any(phrase_for(t, ["@public_matters"]) for thing in things if thing.pos_ != "VERB" for t in conjuncts(thing))


def _is_ordinary(event: EventMention) -> bool:
    """Whether what is done is done in private life too."""
    return (
        event.type in ORDINARY
        or (event.type == "RETREAT" and event.mode not in ("release", "ceasefire", "withdraw", "disarm"))
        or (event.type == "COERCE" and event.mode in PRIVATE_COERCION)
        or (event.type == "SANCTION" and event.mode != "convict")
    )


def without_private_life(reader: Reader, events: list[EventMention]) -> list[EventMention]:
    """Events without those of private life, where a text names enough actors to tell politics from it."""
    named = [m.what for m in reader.actors if not m.what.id.startswith("PRO:")]
    if len(named) < MANY_ACTORS:
        return events
    political = sum(map(is_public_actor, named)) > POLITICAL * len(named)
    return [
        e
        for e in events
        if not _is_ordinary(e) or any(is_public_actor(a) or (political and is_more_than_words(a)) for a in (*e.actors, *e.recipients)) or (political and _is_public_matter(reader, e))
    ]
