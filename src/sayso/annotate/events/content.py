"""What an act is about, where that is an act too: the nouns and clauses beside a word like "agreed" or "demanded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, names, slots
from sayso.annotate.events.reading import Reader, Reading, is_event_noun
from sayso.annotate.events.shapes import has_case
from sayso.annotate.events.tables import EventRow, Operator, words_for
from sayso.annotate.events.words import is_quantity, lemma_of
from sayso.tree import child, children, conjuncts, core, is_passive, obliques

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

NO_AID = frozenset({  # nouns with "aid" before them that are none
    "team", "service", "ton", "truck", "vehicle", "aircraft", "helicopter", "water", "budget", "package", "equipment", "training",
})


def contents_of(reader: Reader, token: Token, op: Operator) -> Iterator[tuple[Token, bool]]:
    """What the operator may be about: (token, whether it is a clause)."""
    for place in op.row.content:
        if place == "clause":
            thing = slots.undergoer(reader, token) if token.pos_ == "VERB" else None
            if op.name == "order" and thing is not None and child(token, "xcomp", "ccomp") is None:
                yield from ((c, True) for c in children(thing, "acl") if c.dep_ == "acl" and c.tag_ == "VBN")  # "ordered two men held"
            if op.name in ("request", "asked_to", "order") and thing is not None and thing.i > token.i and child(token, "xcomp", "ccomp") is None and fits.is_actorish(reader, thing) and not is_event_noun(reader, thing):
                yield from ((c, True) for c in children(thing, "acl") if c.dep_ == "acl" and c.tag_ == "VB" and c.i > thing.i and child(c, "nsubj") is None and any(m.lower_ == "to" for m in children(c, "mark")))  # "expects the regime to free him"
            if op.name == "request" and token.pos_ == "VERB" and child(token, "xcomp", "ccomp", "advcl") is None and (asked := child(token, "iobj", "obj")) is not None and fits.is_actorish(reader, asked):
                yield from ((c, True) for _, o in obliques(token) for c in children(o, "acl") if c.tag_ == "VB" and o.i > asked.i and any(m.lower_ == "to" for m in children(c, "mark")))  # "asked the president during a call to respect the border"
            purpose = thing is not None and "obj" in op.row.content and is_event_noun(reader, thing)  # "demanded a meeting to discuss ..."
            for c in token.children:
                if (
                    c.dep_ in ("xcomp", "ccomp")
                    or (not purpose and c.dep_ in ("advcl", "acl") and any(m.lower_ == "to" for m in c.children if m.dep_ == "mark"))
                    or (
                        c.dep_ in ("advcl", "acl")
                        and any(m.lower_ in ("for", "from", "that", "of", "against", "into") for m in c.children if m.dep_ == "mark")
                    )
                ):
                    yield c, True
            if op.name == "request" and token.pos_ == "NOUN" and core(token.dep_) == "obj" and any(p in ("on", "upon", "to") and fits.is_actorish(reader, o) for p, o in obliques(token)):
                yield from ((c, True) for c in children(token.head, "advcl", "xcomp") if c.i > token.i and any(m.lower_ == "to" for m in children(c, "mark")))  # "made calls on the cabinet to resign"
        elif place == "obj":
            o = slots.undergoer(reader, token) if token.pos_ in ("VERB", "AUX") else None
            if o is not None:
                yield from ((c, False) for c in _things_in(o))
        else:
            for p, o in obliques(token):
                if place == "for" and has_case(p, place):  # "called for the camp to be closed", where the parser hangs the clause on its subject
                    yield from ((c, True) for c in children(o, "acl") if is_passive(c) and any(m.lower_ == "to" for m in children(c, "mark")))
                if has_case(p, place):
                    yield from ((c, False) for c in _things_in(o))


def _things_in(noun: Token) -> Iterator[Token]:
    """A nominal and all that is coordinated with it, each followed by what it only counts."""
    for c in conjuncts(noun):
        yield c
        if is_quantity(c):
            yield from (o for p, o in obliques(c) if p == "of")


def bare_noun(reader: Reader, noun: Token) -> Reading | None:
    """An event noun as content, whatever carries it (also weak ones: "talks", "aid")."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    e = reader.noun_entry(noun)
    if e is None:
        if lemma_of(noun) in words_for("talks"):
            row = EventRow(type="CONSULT", mutual=True)
            return Reading(noun, "CONSULT", None, (), "noun", "talks", lemma_of(noun), [], names.spread(reader, [o for p, o in obliques(noun) if p == "with"]), row)
        if lemma_of(noun) in words_for("ties") or lemma_of(noun) in words_for("trade"):
            row = EventRow(type="COOPERATE", mutual=True)
            return Reading(
                noun, "COOPERATE", None, (), "noun", "ties", lemma_of(noun), [], names.spread(reader, [o for p, o in obliques(noun) if p in ("with", "to")]), row
            )
        if lemma_of(noun) in words_for("aid") and lemma_of(noun) not in NO_AID:
            row = EventRow(type="AID")
            return Reading(noun, "AID", None, (), "noun", "aid", lemma_of(noun), [], names.spread(reader, [o for p, o in obliques(noun) if p in ("to", "for")]), row)
        return None
    row = e.row
    to: list[Token] = []
    by = slots.doers_of_noun(reader, noun)
    for p, o in obliques(noun):
        last = p.split()[-1] if p else ""
        if last in row.noun_to or (last == "with" and row.mutual) or (last == "of" and row.of == "to"):
            to += names.spread(reader, [o])
        elif last in ("of", "by") and row.of == "by":
            by += names.spread(reader, [o])
    return Reading(noun, row.type, row.mode, tuple(row.contexts), "noun", e.name, e.phrase, by, to, row)
