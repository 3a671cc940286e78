"""Tolls asked about: "how many died is not known". A number without a noun behind it is of what was asked, or of what was counted last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.reading import row_of
from sayso.annotate.figures.words import OF_PEOPLE, lemma_of, measures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from sayso.annotate.figures.reading import Reading
    from sayso.annotate.figures.words import Kind


def tolls_asked(doc: Doc) -> Iterator[tuple[int, str]]:
    """Where a toll is spoken of without its number, and of what: "How many have died", "has said how many people were killed"."""
    m = measures()
    for how in doc:
        if how.lower_ in ("to", "for", "of") and doc[how.i + 1 : how.i + 2].text.lower() == "the" and doc[max(how.i - 1, 0)].lower_ in ("as", "for", "of", "among"):
            yield from _topic(doc, how)
        if how.lower_ != "how" or doc[how.i + 1 : how.i + 2].text.lower() != "many":
            continue
        if doc[how.i + 2 : how.i + 3].text in (".", ";", ","):  # "The children have been freed, the governor said. He did not say how many."
            yield from _untold(doc, how)
            continue
        for t in doc[how.i + 2 : min(how.i + 16, how.sent.end)]:
            rows = m.named("states", t.lower_) or m.named("subject", lemma_of(t)) or m.named("object", lemma_of(t)) if t.pos_ in ("VERB", "ADJ") else []
            if (row := next((r for r in rows if m.rows[r].measure in OF_PEOPLE), None)) is not None:
                yield t.i, row
                break


def asked_before(reading: Reading, t: Token) -> str | None:
    """The row of the toll that the text spoke of last without a number, when no figure stands between."""
    at, row = next(((i, r) for i, r in reversed(reading.asked) if t.i - 60 < i < t.i), (-1, None))
    told = any(at < f.head < t.sent.start and f.measure in OF_PEOPLE and row_of(f) != row for f in reading.figures)
    return row if row is not None and not told else None


def spoken_of(reading: Reading, t: Token) -> str | None:
    """The row of the people that the text counted or asked of last, not long before: what "it" and "the figure" are of."""
    last = reading.last(t.i - 59, t.i)
    if last is None and (asked := asked_before(reading, t)) is not None:
        return asked
    row = row_of(last) if last is not None and (last.measure in OF_PEOPLE or row_of(last) == "crowd") else None
    return row if row in measures().rows else None


def first_of_those(reading: Reading, rows: Sequence[str], kind: Kind | None, noun: Token | None, t: Token) -> str | None:
    """A row for people, of a bare number that goes on from those who were counted before: "abducted 66 people ... 58 had been let go"."""
    bare = reading.is_bare(t, kind, noun) and spoken_of(reading, t) is not None
    return next((r for r in rows if "person" in measures().rows[r].takes), None) if bare else None


def _topic(doc: Doc, way: Token) -> Iterator[tuple[int, str]]:
    """Those of whom a sentence opens to tell: "As to the wounded, they number 39", "As for the missing, there are 12"."""
    who, comma = doc[way.i + 2 : way.i + 3], doc[way.i + 3 : way.i + 4].text
    row = next((r for r in measures().named("counts", who.text.lower()) if measures().rows[r].measure in OF_PEOPLE), None)
    if row is not None and comma == "," and way.i - way.sent.start < 3:
        yield way.i + 2, row


def _untold(doc: Doc, how: Token) -> Iterator[tuple[int, str]]:
    """What befell those of whom a text does not say how many they are."""
    m = measures()
    for v in reversed(doc[max(0, how.i - 40) : how.i]):
        who = tree.child(v, "nsubj:pass") or tree.child(v, "obj") if v.pos_ == "VERB" else None
        rows = (
            [r for r in m.verb("object", v) if m.rows[r].measure in OF_PEOPLE or r in ("freed", "rescued")]
            if who is not None and who.tag_ in ("NNS", "NNPS", "PRP")
            else []
        )
        if rows:
            yield how.i, rows[0]
            return
