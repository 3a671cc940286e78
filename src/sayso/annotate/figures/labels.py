"""Numbers of labelled lines: "- Killed: 43", "Missing: 8 labourers; 10 women", "Death toll: 34"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import OF_PEOPLE, fits, is_person, kind_of, measures, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.bulletins import Field
    from sayso.model import Place, When
    from sayso.quantities import Quantity

_NEAR = 4  # words of a field before its number: "more than", "approx.", "an estimated"


def labelled(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """By the label of the field whose number it is: its own, its line's, or, of people, that of the line or the heading above."""
    q = reading.count_of(t)
    field = field_of(reading, q) if q is not None else None
    if q is None or field is None or (q.rule == "none" and noun is not None):
        return None
    kind = kind_of(noun)
    people = noun is None or is_person(kind) or bool(measures().named("labels", noun.lower_))
    behind = reading.next_word(noun.i + 1 if noun is not None and noun.i >= q.last else q.last)
    if people and behind is not None and behind.i < field.last and (row := next(iter(measures().named("states", behind.lower_)), None)) is not None:
        return Hang(row, behind, "state")  # "3 missing, 15 injured"
    for label in (field.label, field.line_label, *((field.above, field.heading) if people else ())):
        word, row = _row(label)
        if word is not None and row is not None:
            return Hang(row, word, "label") if people or kind is None or fits(row, kind) else None
    line = next((f.first for f in reading.fields if f.line_label == field.line_label and f.line_label), field.first)
    before = reading.last(line, field.first)
    teller = field.own and noun is None and field.label[-1].pos_ not in ("VERB", "ADJ")  # "Authorities: 18,000", not "Sought: 2"
    return reading.as_before(before, "listed") if teller and before is not None and before.measure in OF_PEOPLE else None


def field_of(reading: Reading, q: Quantity) -> Field | None:
    """The field whose number a count is."""
    field = _around(reading, q)
    return field if field is not None and _is_its_number(reading, q, field) else None


def _around(reading: Reading, q: Quantity) -> Field | None:
    return next((f for f in reading.fields if f.first <= q.first < f.last), None)


def where_when(reading: Reading, q: Quantity) -> tuple[Place | None, When | None]:
    """Where and when a field's count was, by the label of its line ("Kramatorsk, restaurant, 27 June: 13 killed"), else by the numbered line above."""
    field = _around(reading, q)
    if field is None:
        return None, None
    of_whom = any(t.lower_ in words_for("nationality") for t in field.above)  # "By nationality:", "- Germany: 2"
    spans = [(field.line_label[0].i, field.line_label[-1].i + 1)] if field.line_label and not of_whom else []
    if not field.section[0] <= field.first < field.section[1]:
        spans.append(field.section)
    places = [m.what for first, last in spans for m in reading.places if first <= m.first and m.last <= last]
    times = [m.what for first, last in spans for m in reading.times if first <= m.first and m.last <= last]
    return next(iter(places), None), next(iter(times), None)


def _is_its_number(reading: Reading, q: Quantity, field: Field) -> bool:
    """Whether a count is the first of its field, with hardly a word before, or the first behind a semicolon in its brackets."""
    doc = reading.doc
    behind = doc[q.last].lower_ if q.last < len(doc) else ""
    if any(first <= q.first < last for first, last in field.brackets):
        return doc[q.first - 1].text == ";" and behind in ("in", "on", "as", "earlier", ")")  # "(the governor, 13:55; 27 in the morning)"
    if any(i in reading.quantity_at and reading.quantity_at[i].first != q.first for i in range(field.first, q.start)):
        return doc[q.start - 1].text == "," and bool(measures().named("states", behind))  # "3 missing, 15 injured"
    before = [t for t in doc[field.first : q.first] if not t.is_space]
    return len(before) <= _NEAR and not any(t.pos_ in ("VERB", "PROPN", "NOUN") for t in before)


def _row(label: Sequence[Token]) -> tuple[Token | None, str | None]:
    """The word of a label that says what is counted, and its row; those hurt and killed together before either."""
    words = [t.lower_ for t in label]
    found = [(t, row) for i, t in enumerate(label) for key in (" ".join(words[i : i + 2]), t.lower_) for row in measures().named("labels", key)[:1]]
    return next((x for x in found if x[1] == "killed_or_wounded"), found[0] if found else (None, None))
