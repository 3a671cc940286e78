"""details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import ellipsis
from sayso.annotate.figures.reading import Hang, way_of
from sayso.annotate.figures.words import VERBAL, lemma_of, measures
from sayso.quantities import numbers
from sayso.whenabouts import when_of
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import Actor, Place, Span, When
    from sayso.quantities import Quantity


def doer_of(reading: Reading, hang: Hang, units: Sequence[Token]) -> Actor | None:
    """Who did it: by syntax, never the teller and never who is counted."""
    p = hang.predicate
    if p.dep_ == "conj" and p.tag_ in ("VBN", "VBD") and tree.is_passive(p.head) and tree.child(p, "nsubj", "obj") is None:
        own = next((c for c in tree.children(p, "obl") if tree.case(c) == "by"), None)  # "were shot and killed by police"
        if own is not None and (found := reading.actors.at(own)) is not None:
            return found.what
        p = p.head
    if hang.way in ("toll", "earlier", "corrected", "again"):
        return None  # who raises or reports a toll kills nobody
    told = hang.way in ("noun", "among", "adjective", "state")  # a state: those who are in it did nothing
    if told and p.pos_ not in VERBAL:
        return None
    row = measures().rows[hang.row]
    if p.pos_ in VERBAL and not told:
        if lemma_of(p) in row.subject and lemma_of(p) not in row.object:
            return None
        token = tree.doer(p)
        if token is None and p.dep_ == "acl:relcl":
            token = next((c for c in tree.children(p, "nsubj") if c.tag_ not in ("WDT", "WP")), None)
    else:
        token = next((c for c in tree.children(p, "nmod", "obl") if tree.case(c) == "by"), None)
    if token is None:
        return None
    if token.tag_ in ("WDT", "WP") or any(token.i == u.i or token.is_ancestor(u) for u in units):
        return None
    found = reading.actors.at(token)
    if found is None:
        token = next((c for c in tree.children(token, "nmod", "obl", "acl") if tree.case(c) == "by"), token)
        found = reading.actors.headed_by(token)
    return found.what if found is not None and found.what.text.lower() not in ("it", "this", "that") else None


def evidence_of(hang: Hang, tokens: Sequence[Token]) -> Span:
    """The words from the predicate to the end of what is counted, when they stand close together."""
    ts = list(tokens)
    p = hang.predicate
    if not hang.inherited and measures().rows[hang.row].clause and p.sent.start == ts[0].sent.start:
        first, last = min(t.i for t in ts), max(t.i for t in ts)
        if p.i < first and first - p.i <= 12:
            ts.append(p)
        elif p.i > last and p.i - last <= 12:
            ts += [p, *(x for o in tree.children(p, "obj", "compound:prt") for x in tree.subtree(o, stop=("acl", "appos", "parataxis")))]
    return tree.span_of(ts)


def where_when(reading: Reading, predicate: Token) -> tuple[Place | None, When | None]:
    places = place_of(predicate, reading.doc, reading.places)
    return (places[0] if places else None), when_of(predicate, reading.doc, reading.times)


def _parted(reading: Reading, q: Quantity) -> bool:
    """Whether a count without a noun goes on with parts: "among them six children in Goma and four in Sake"."""
    after = reading.next_word(q.last)
    return after is not None and after.lower_ in ("in", "at", "of", "on", "from", "near") and reading.doc[q.first - 1].text in (",", "and")


def carried(reading: Reading, q: Quantity) -> tuple[str | None, str | None]:
    """What an elliptic count counts: the noun of the figure before it in the sentence."""
    start = reading.doc[q.start].sent.start
    for f in reversed(reading.figures):
        if f.head < start:
            break
        if way_of(f) == "part" and not _parted(reading, q):
            continue  # "killed 137 people, among them three children, and wounded 182": of people
        if f.of and (f.of.lower().startswith("wounded") and f.measure == "killed"):
            continue  # "one of the wounded died, which brought the toll to five"
        if (
            f.of
            and (f.of.lower().split()[0],) not in numbers().qualifiers
            and (f.measure not in ("territory", "destroyed", "other") or ellipsis.meant(reading, reading.doc[q.start]) is not None)
        ):
            return f.of.split(",")[0].removeprefix("more ").removeprefix("other "), f.group
    return None, None
