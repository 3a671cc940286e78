"""What the events of a whole text say of one another: where "it" stood, whose people they are, what is private life."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.events import slots
from sayso.annotate.events.sectors import is_more_than_words, is_public_actor, of_place
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of, phrase_for
from sayso.tree import child, conjuncts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from sayso.annotate.events.reading import Reader
    from sayso.model import Actor, Coreference, EventMention, Said

ORDINARY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "ACCUSE"})  # done in private life too
PRIVATE_COERCION = frozenset({None, "restrict", "ban", "censor", "confiscate"})  # modes of COERCE that private life has too
DECIDED = frozenset({"COERCE", "SANCTION", "MOBILIZE", "RETREAT", "REJECT", "CONCEDE", "AGREE", "COOPERATE", "AID"})  # what "the decision" may be
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
        last = e if e.place is not None else last
        yield e


def whom_words_meet(doc: Doc, events: Sequence[EventMention]) -> Iterator[EventMention]:
    """Yield events; who blames or backs "the ban", "the decision" blames or backs whom the sentences right before tell to have made it."""
    starts = [s.start for s in doc.sents if not doc[s.start : s.end].text.isspace()]
    for n, e in enumerate(events):
        thing = child(doc[e.head], "obj", "nsubj:pass")
        if e.type not in ("ACCUSE", "SUPPORT") or e.mode == "investigate" or e.recipients or thing is None or not _points_back(thing):
            yield e
            continue
        lemma, here = lemma_of(thing), bisect_right(starts, e.head)
        told = [f for f in events[:n] if f.head < e.head and f.actors and lemma in _names_of(f.type) and here - bisect_right(starts, f.head) <= 2]
        if not told and lemma in words_for("made"):  # "the move": what the sentence before tells first
            told = [f for f in events[:n] if f.head < e.head and here - bisect_right(starts, f.head) == 1][:1]
            told = [f for f in told if f.type in DECIDED]
        if any({a.id for a in f.actors} != {a.id for a in told[-1].actors} for f in told):
            told = []  # two such deeds: which of them is not said
        known = [a for f in told[-1:] for a in f.actors if a.id[:4] not in ("TXT:", "PRO:")]
        yield replace(e, recipients=tuple(known)) if known and not {a.id for a in known} & {a.id for a in e.actors} else e


def _names_of(type_: str) -> frozenset[str]:
    """What a deed of a type is called where it is told again."""
    match type_:
        case "ASSAULT":
            return words_for("made_assault")
        case "MOBILIZE":
            return words_for("made_mobilize")
        case "COERCE" | "SANCTION":
            return words_for("made_sanction")
        case "RETREAT":
            return words_for("made_retreat")
        case "REQUEST":
            return words_for("made_request")
        case "THREATEN":
            return words_for("made_threaten")
        case _:
            return frozenset()


def _points_back(thing: Token) -> bool:
    """Whether a nominal is "the ban", "this decision", and says no more."""
    return thing.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "that", "these", "those") for c in thing.children) and all(c.dep_ in ("det", "punct") for c in thing.children)


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


def without_tellers(doc: Doc, events: Iterable[EventMention], said: list[Said]) -> Iterator[EventMention]:
    """Events without those who are given in a labelled line for its numbers: "Killed: 118 (doctors' committee)" befell no committee."""
    given = [s.source_span for s in said if s.rule == "cue.speech.label" and s.source_span is not None and s.cue is not None and doc[s.cue].lemma_.lower() != s.rule.rpartition(".")[2]]

    def teller(a: Actor) -> bool:
        return a.start is not None and a.end is not None and any(s.start <= a.start and a.end <= s.end for s in given)

    for e in events:
        if given and any(map(teller, (*e.actors, *e.recipients))):
            yield replace(e, actors=tuple(a for a in e.actors if not teller(a)), recipients=tuple(a for a in e.recipients if not teller(a)))
        else:
            yield e
