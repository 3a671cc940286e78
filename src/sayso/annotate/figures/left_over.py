"""A last resort: a count and a word of harm in one clause that nothing else has paired belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import counts, exclusions, syntax
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import OF_PEOPLE, first_fit, kind_of, lemma_of, measures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention
    from sayso.quantities import Quantity

_REACH = 10  # words between a count and the word of harm
_HARM = (*OF_PEOPLE, "destroyed")


def pair(reading: Reading, found: Sequence[Quantity]) -> Iterator[FigureMention]:
    """Figures of the counts that no rule has read, by the nearest word of harm that no figure has used."""
    used = {f.predicate for f in reading.figures} | {f.head for f in reading.figures}
    counted = {i for f in reading.figures for i in (f.head,)}
    for q in found:
        if q.part is not None or q.rule == "none" or any(i in counted for i in range(q.first, q.last)) or exclusions.is_no_count(reading, q):
            continue
        unit, noun = syntax.unit_of(reading, q)
        if unit.i in reading.units or exclusions.is_told_of_nobody(reading, q, unit, noun) or exclusions.is_no_people(reading, q, noun) or exclusions.is_share_or_name(reading, q, unit):
            continue
        word = _nearest(reading, q, noun, used)
        if word is not None:
            row, told = word
            used.add(told.i)
            yield counts.by_word(reading, q, unit, noun, Hang(row, told, "near", inherited=True))


def _nearest(reading: Reading, q: Quantity, noun: Token | None, used: set[int | None]) -> tuple[str, Token] | None:
    """The word of harm nearest to a count in its clause, with its row."""
    doc, sent = reading.doc, reading.doc[q.start].sent
    kind = kind_of(noun)
    if (kind is None and noun is not None and noun.pos_ != "PROPN") or (kind is not None and kind.class_ == "never"):
        return None
    for step in range(1, _REACH):
        for i in (q.last + step - 1, q.first - step):
            if not sent.start <= i < sent.end or i in used:
                continue
            t = doc[i]
            between = doc[q.last : i] if i >= q.last else doc[i + 1 : q.first]
            if any(x.text in (";", ":", "(", ")") or x.i in reading.quantity_at for x in between):
                continue
            row = _row(t, kind)
            if row is not None:
                return row, t
    return None


def _row(t: Token, kind: object) -> str | None:
    m = measures()
    rows = []
    if t.pos_ == "VERB" and not tree.is_negated(t) and not any(c.tag_ in ("MD", "TO") for c in t.children):
        rows = m.verb("object", t) + m.verb("subject", t)
    rows = rows or m.named("states", t.lower_) or (m.named("counts", lemma_of(t)) + m.named("deeds", lemma_of(t)) if t.pos_ == "NOUN" else [])
    return first_fit([r for r in rows if m.rows[r].measure in _HARM], kind)  # type: ignore[arg-type]
