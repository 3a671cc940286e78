"""exclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.words import is_person, kind_of, lemma_of, measures, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Hang, Reading
    from sayso.quantities import Quantity

_OLDEST = 120  # years


def dated(reading: Reading, q: Quantity) -> bool:
    """Whether the count is part of a date."""
    return any(m.first <= q.start < m.last for m in reading.times) if len(reading.times) else False


def ratio(reading: Reading, q: Quantity) -> bool:
    """Whether a count is half of a share: "seven in ten", "nine out of ten", "one in three"."""
    after = [x.lower_ for x in reading.doc[q.last : q.last + 4]]
    whole = after[1:2] if after[:1] == ["in"] else after[2:3] if after[:2] == ["out", "of"] else []
    before = [x.lower_ for x in reading.doc[max(q.first - 2, 0) : q.first]]
    behind = (before[-1:] == ["in"] and (q.first - 2) in reading.quantity_at) or (before == ["out", "of"] and (q.first - 3) in reading.quantity_at)
    return bool(set(whole) & words_for("shares")) or (behind and reading.doc[q.start].lower_ in words_for("shares"))


def tells(reading: Reading, q: Quantity) -> bool:
    """As in "..., one of them said": those who are counted do no more than tell it."""
    i = q.last
    if reading.doc[q.first - 1].text != "," or reading.doc[i : i + 1].text.lower() != "of":
        return False
    while i < min(q.last + 4, len(reading.doc)) and (reading.doc[i].lower_ in ("of", "the", "them", "those") or reading.doc[i].tag_ == "NNS"):
        i += 1
    verb = reading.doc[min(i, len(reading.doc) - 1)]
    return lemma_of(verb) in words_for("speaking") and verb.tag_ == "VBD"


def same_people(reading: Reading, noun: Token) -> bool:
    """Whether households are the people that stand beside them: "1,200 households (7,400 individuals)", "7,400 people (1,200 families)"."""
    if lemma_of(noun) not in words_for("households"):
        return False
    mark = reading.next_word(noun.i + 1)
    first = next((q.first for c in noun.children if (q := reading.quantity_at.get(c.i)) is not None), noun.i)
    if (
        reading.doc[max(first - 1, 0)].lower_ == "or"
        and reading.doc[max(first - 2, 0)].text in (",", "(", "–", "—")
        and any(first - 8 < f.head < first and f.measure == "displaced" for f in reading.figures)
    ):
        return True  # "57,034 people, or 13,343 families"
    if mark is not None and mark.text in ("(", "or", "–"):
        people = any(is_person(kind_of(t)) for t in reading.doc[mark.i + 1 : mark.i + 6] if t.pos_ == "NOUN")
        return people and any(t.i in reading.quantity_at for t in reading.doc[mark.i + 1 : mark.i + 4])
    last = reading.last(noun.sent.start, noun.i)
    opened = next((t for t in reversed(reading.doc[noun.sent.start : noun.i]) if t.text in ("(", ")")), None)
    return last is not None and opened is not None and opened.text == "(" and opened.i - last.head < 3 and last.measure == "displaced"


def families_before(reading: Reading, q: Quantity, noun: Token | None) -> Token | None:
    """The households whose people a count in brackets is."""
    mark = reading.doc[max(q.first - 1, 0)]
    before = reading.doc[max(mark.i - 1, 0)]
    return before if noun is not None and mark.text in ("(", "or", "–") and lemma_of(before) in words_for("households") else None


def is_age(reading: Reading, q: Quantity) -> bool:
    """As in "Amina Bello, 42, was killed"."""
    i = q.start - 1
    before, name, after = reading.doc[max(i, 0)], reading.doc[max(i - 1, 0)], reading.next_word(q.last)
    return (
        i > 0
        and before.text in (",", "(")
        and lemma_of(name) not in words_for("counts")
        and (name.pos_ == "PROPN" or kind_of(name) is not None)
        and (after is None or after.text in (",", ";", ")", ".", "and"))
        and q.rule == "exact"
    )


def is_age_limit(reading: Reading, q: Quantity) -> bool:
    """As in "25 children under ten", "of whom 25 were under ten", "13 aged between ten and 16"."""
    before, after = reading.doc[max(q.first - 1, 0)], reading.next_word(q.last)
    kind = kind_of(before)
    whom = (
        before.lower_ in words_for("aged")
        or before.i in reading.quantity_at
        or (is_person(kind) and before.pos_ == "NOUN" and lemma_of(before) not in words_for("counts"))
    )
    return (
        (q.point or q.high or q.low or 0) < _OLDEST
        and reading.doc[q.first].lower_ in ("under", "over", "above", "below", "between")
        and whom
        and (after is None or after.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ"))
    )


def happened(hang: Hang) -> bool:
    """Whether the word says that it came to it: not "almost killed", nor "video captured"."""
    p = hang.predicate
    near = any(c.dep_ == "advmod" and c.i == p.i - 1 and c.lower_ in numbers().almost for c in p.children)
    if hang.way in ("again", "toll", "part", "listed"):
        return not near
    doer = tree.child(p, "nsubj")
    return not near and (doer is None or lemma_of(doer) not in measures().rows[hang.row].unless)
