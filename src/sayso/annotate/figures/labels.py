"""Numbers of labelled lines: "- Killed: 43", "Missing: 8 labourers; 10 women", "Death toll: 34"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.reading import Hang, way_of
from sayso.annotate.figures.words import OF_PEOPLE, Kind, first_fit, fits, is_person, kind_of, lemma_of, measures, words_for
from sayso.bulletins import says_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.bulletins import Field
    from sayso.model import FigureMention, Place, When
    from sayso.quantities import Quantity

_NEAR = 4  # words of a field before its number: "more than", "approx.", "an estimated"


def labelled(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """By the label of the field whose number it is: its own, its line's, or, of people, that of the line or the heading above."""
    q = reading.count_of(t)
    if q is not None and (within := in_label(reading, q)) is not None:
        return next((Hang(row, word, "label") for label in (within.line_label, within.above, within.heading) for word, row in (_row(label),) if word is not None and row is not None), None)
    field = field_of(reading, q) if q is not None else None
    if q is None or field is None or (q.rule == "none" and (noun is not None or not _closed(reading, q))):
        return None
    whole = reading.last(field.first, q.first, OF_PEOPLE | {"other"}) if named_before(reading, q) is not None else None
    if whole is not None:
        return reading.part_of(whole)  # "8 treated (women 5, men 3)"
    if noun is None and (right_before := _word_before(reading, q)) is not None:
        return Hang(right_before[1], right_before[0], "label")  # "Fatalities 24, injuries 51"
    kind = kind_of(noun)
    people = noun is None or is_person(kind) or bool(measures().named("labels", noun.lower_)) or lemma_of(noun) in words_for("cases")
    if noun is not None and (dead := next((r for r in measures().named("states", noun.lower_) if measures().rows[r].measure in OF_PEOPLE), None)) is not None:
        return Hang(dead, noun, "state")  # "Casualties: 5 dead"
    behind = _behind(reading, noun.i + 1 if noun is not None and noun.i >= q.last else q.last)
    if people and behind is not None and behind.i < field.last:
        states = measures().named("states", behind.lower_) or measures().named("result", f"{lemma_of(behind)} {reading.doc[behind.i + 1 : behind.i + 2].text.lower()}")
        if states:
            return Hang(states[0], behind, "state")  # "3 missing, 15 injured", "12 shot dead"
    if field.own and field.label[0].lower_ in words_for("not_inherited") and _row(field.label)[1] is None:
        return None  # "Freed: 4; still in the bush: 11"
    for label in (field.label, field.line_label, *((field.above, field.heading) if people else ())):
        word, row = _row(label)
        if word is None and label in (field.label, field.line_label):
            word, row = _done(reading, field, label, kind)
        if word is not None and row is not None:
            hang = Hang(row, word, "label")
            if noun is None and _of_before(reading, q):
                return hang.told_as("earlier")
            if row == "killed" and fits("destroyed", kind) and lemma_of(word) in words_for("losses"):
                return Hang("destroyed", word, "label")  # "Losses: 9 tanks"
            return hang if people or kind is None or fits(row, kind) else None
    if noun is not None and (own := next(iter(measures().named("labels", noun.lower_)), None)) is not None:
        return Hang(own, noun, "label")  # "The agency, 2 December: 8,700 arrivals"
    if people and behind is not None and behind.i < field.last and (row := next(iter(measures().named("tended", lemma_of(behind))), None)) == "wounded":
        return Hang(row, behind, "state")  # "The clinic: 12 treated"
    line = next((f.first for f in reading.fields if f.line_label == field.line_label and f.line_label), field.first)
    before = reading.last(line, field.first)
    teller = field.own and noun is None and field.label[-1].pos_ not in ("VERB", "ADJ")  # "Authorities: 18,000", not "Sought: 2"
    earlier = people and _of_before(reading, q)  # "30, previously 27", not "It was 10,000 houses that burnt"
    if (teller or earlier) and before is not None and before.measure in OF_PEOPLE:
        return reading.as_before(before, "earlier" if earlier else "listed")
    return None


def labels_other(reading: Reading, victim: Token, predicate: Token) -> bool:
    """Whether one stands in the label of the line whose field tells what befell others: "Police chief: 6 officers killed"."""
    return any(label and label[0].i <= victim.i <= label[-1].i < predicate.i and f.first <= predicate.i < f.last for f in reading.fields for label in (f.label, f.line_label))


def _closed(reading: Reading, q: Quantity) -> bool:
    """Whether nothing more is said of a number: "none (police)", not "none remaining in Tunisia"."""
    behind = reading.next_word(q.last)
    reported = behind is not None and behind.tag_ in ("VBN", "VBD") and reading.doc[behind.i + 1 : behind.i + 2].text in ("", ".", ",", ";")  # "none reported"
    return behind is None or behind.is_punct or reported or bool(measures().named("states", behind.lower_)) or behind.lower_ in ("this", "so", "since", "today")


def in_label(reading: Reading, q: Quantity) -> Field | None:
    """The field in whose label the people stand with their number: "2. Injured. 39 in all. British patients (25): all flown home"."""
    doc = reading.doc
    who = doc[max(q.first - 2, 0)]
    if doc[q.first - 1].text != "(" or not doc[q.last : q.last + 1].text.startswith(")") or who.tag_ != "NNS" or not is_person(kind_of(who)):
        return None
    return next((f for f in reading.fields if f.own and f.label and f.label[0].i <= who.i < q.first <= f.label[-1].i + 1), None)


def _word_before(reading: Reading, q: Quantity) -> tuple[Token, str] | None:
    """The word right before a number that says what it counts, and its row: "- Fatalities 24, injuries 51", "taken 251, dead 41"."""
    at = q.first - 1
    while at > 0 and reading.doc[at].lower_ in words_for("newer_now"):
        at -= 1  # "toll now 8"
    word = reading.doc[max(at, 0)]
    field = _around(reading, q)
    if field is None or word.i < field.first or (word.i > field.first and reading.doc[word.i - 1].text not in (",", ";", "(")):
        return None
    row = next(iter(measures().named("labels", word.lower_) or measures().named("states", word.lower_)), None)
    return (word, row) if row is not None else None


def _behind(reading: Reading, at: int) -> Token | None:
    """The word behind a number that may say the state of those it counts: "19 still held", "12 killed"."""
    word = reading.next_word(at)
    while word is not None and word.lower_ in words_for("before_state") and word.lower_ != "people":
        word = reading.next_word(word.i + 1)
    return word


def stated_apart(reading: Reading, q: Quantity, noun: Token) -> bool:
    """Whether the state of some stands between their number and a noun behind a mark: "19 still held - defence ministry": not of ministries."""
    state = _behind(reading, q.last)
    return state is not None and _is_told(state) and state.i < noun.i and any(t.is_punct for t in reading.doc[state.i + 1 : noun.i])


def _is_told(word: Token) -> bool:
    """Whether a word says what befell the counted: "held", "wounded", "arrivals"."""
    return bool(measures().named("states", word.lower_) or measures().named("labels", word.lower_))


def named_before(reading: Reading, q: Quantity) -> Token | None:
    """What stands before its number in the brackets of a field: "8 treated (women 5, men 3)"; other than people when the sum is right: "44 (live fire 13, rubber bullets 31)"."""
    field, word = _around(reading, q), reading.doc[max(q.first - 1, 0)]
    inside = next(((first, last) for first, last in field.brackets if first < q.first < last), None) if field is not None else None
    if inside is None or not _is_item(reading, q, word):
        return None
    if is_person(kind_of(word)):
        return word
    items = [x for i in range(*inside) if (x := reading.quantity_at.get(i)) is not None and x.start == i]
    whole = reading.count_before(inside[0] - 2, 8)
    sums = whole is not None and len(items) > 1 and sum(x.point or 0 for x in items) == whole.point
    return word if sums and word.pos_ == "NOUN" else None


def _is_item(reading: Reading, q: Quantity, word: Token) -> bool:
    """Whether a word with hardly one before it and a number make an item of a list: "women 5,", "rubber bullets 31)", "Nepal 2;"."""
    start = word.i
    while start > word.i - 2 and (reading.doc[start - 1].pos_ == "ADJ" or reading.doc[start - 1].head.i == word.i) and not reading.doc[start - 1].is_punct:
        start -= 1
    behind = reading.next_word(q.last)
    ends = behind is None or behind.text[0] in "),;.(" or (behind.lower_ == "and" and any(t.pos_ in ("NOUN", "PROPN") for t in reading.doc[behind.i + 1 : behind.i + 2]))
    return start > 0 and reading.doc[start - 1].text in ("(", ",", ";", "and", ":") and ends and word.pos_ in ("NOUN", "PROPN")


def land_before(reading: Reading, q: Quantity) -> Token | None:
    """The land or place before its number in a list: "Dead: Nepal 2, India 1", "Kunar 12, Nangarhar 9"."""
    word = reading.doc[max(q.first - 1, 0)]
    return word if _around(reading, q) is not None and (reading.is_place(word) or (word.pos_ == "PROPN" and (word.i - 2) in reading.quantity_at)) and _is_item(reading, q, word) else None


def counted_in_label(reading: Reading, q: Quantity, hang: Hang) -> Token | None:
    """The noun of a label for those whom the number behind it counts: "Soldiers killed: 9", "Houses burnt: 40", "Children: 3"."""
    field = _around(reading, q)
    if field is None or hang.way not in ("label", "earlier"):
        return None
    for label in (field.label, field.line_label):
        nouns = [t for t in label if t.pos_ == "NOUN" and t.tag_ == "NNS" and t.dep_ != "nmod:poss" and kind_of(t) is not None and not measures().named("labels", t.lower_)]
        alone = hang.predicate.i not in range(label[0].i, label[-1].i + 1) if label else False
        if len(nouns) == 1 and (alone or nouns[0].i < hang.predicate.i) and not tree.case(nouns[0]) and fits(hang.row, kind_of(nouns[0])):
            return nouns[0]
        whose = next((t for t in label if t.tag_ == "NNS" and tree.case(t) == "of" and t.head.i == hang.predicate.i), None)
        if whose is not None:
            return whose  # "Release of hostages: 12"
    return None


def for_each(reading: Reading, figure: FigureMention) -> list[FigureMention]:
    """One figure for each that the label of a line names: "Belgium, Portugal, Russia: 1 each", "Laghman and Logar: 2 killed each"."""
    q = next((q for q in reading.quantity_at.values() if q.first <= figure.head < q.stop or q.last == figure.head + 1), None)
    field = _around(reading, q) if q is not None else None
    if q is None or field is None or not field.line_label or not any(t.lower_ == "each" for t in reading.doc[q.last : min(q.last + 4, field.last)]):
        return [figure]
    names: list[list[Token]] = [[]]
    for t in field.line_label:
        if t.text in (",", ";", "and", "&", "/"):
            names.append([])
        else:
            names[-1].append(t)
    names = [n for n in names if n]
    if len(names) < 2 or not all(t.text[:1].isupper() or t.pos_ == "NOUN" for n in names for t in n[-1:]):
        return [figure]
    out = []
    for name in names:
        text = " ".join(t.text for t in name)
        place = next((m.what for m in reading.places if name[0].i <= m.first < name[-1].i + 1), None) if not _by_nationality(field) else None
        number = tree.span_of(reading.doc[q.first : q.last])
        out.append(replace(figure, of=figure.of if place is not None else text, place=place or figure.place, evidence=(tree.span_of(name), number)))
    return out


def nationality_of(reading: Reading, q: Quantity) -> str | None:
    """The land by which people are listed: "By nationality: - Germany: 2"."""
    field = _around(reading, q)
    if field is None or not field.line_label or field.own or not _by_nationality(field):
        return None
    return " ".join(t.text for t in field.line_label)


def _by_nationality(field: Field) -> bool:
    return any(t.lower_ in words_for("nationality") for t in field.above)


def _of_before(reading: Reading, q: Quantity) -> bool:
    """Whether a number is one that a newer has replaced: "30, previously 27 (1 July)", "Earlier: 31"."""
    words = [t.lower_ for t in reading.doc[max(q.first - 2, 0) : q.first] if not t.is_punct or t.text == ","]
    if words and words[-1] in words_for("previously"):
        return True
    if any(m.last == q.first and reading.doc[m.first - 1].text == "(" for m in reading.times):
        return reading.last(max(q.first - 6, 0), q.first) is not None  # "38 (Friday 52)"
    listed = bool(words) and words[-1] in ("and", ",") and reading.doc[q.last : q.last + 1].text == "("
    before = reading.last(max(q.first - 12, 0), q.first) if listed else None
    return before is not None and way_of(before) == "earlier"


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
    bracketed = {i for a, b in _brackets_of(reading, field.section) for i in range(a, b)}
    labels = (field.label if field.own else (), field.line_label if not _by_nationality(field) else ())
    spans = [(label[0].i, label[-1].i + 1 if _row(label)[1] is None else next((t.i for t in label if t.text == "("), label[-1].i + 1)) for label in labels if label]
    if field.line_label and _names_body(reading, field) and (entry := _entry_above(reading, field)) is not None:
        spans.append(entry)
    inside = next((first for first, last in field.brackets if first <= q.first < last), None)
    if inside is not None:
        spans.insert(0, (field.first, inside))  # "a mosque, Kuwait, 26 June (27 dead)"
    if not field.section[0] <= field.first < field.section[1]:
        spans.append(field.section)
    seats = {span: m.first for span in spans for m in reading.actors if m.what.id.startswith("ORG:") and m.first in range(*span)}  # "Foreign Office, London: 30"
    places = [m.what for span in spans for m in reading.places.between(*span) if m.first not in bracketed and m.first < seats.get(span, m.last)]
    told = not field.own or _row(field.label)[1] is not None
    times = [m.what if told or inside is not None or m.first not in range(*spans[0]) else None for span in spans for m in reading.times.between(*span) if m.first not in bracketed and m.first < seats.get(span, m.last)]
    return next(iter(places), None), next(iter(times), None)


def _names_body(reading: Reading, field: Field) -> bool:
    """Whether a line opens with who counts: "Doctors' committee, 11 June: 11 dead"."""
    return any(m.first == field.line_label[0].i and m.what.id.startswith("ORG:") for m in reading.actors)


def _entry_above(reading: Reading, field: Field) -> tuple[int, int] | None:
    """The words with which the entry right above opens: "Deleij, 10 June, market. 17 killed", of which a body counts others."""
    above = next((f for f in reversed(reading.fields) if f.line[1] <= field.line[0]), None)
    if above is None or not above.line_label or (above.heading, above.section) != (field.heading, field.section) or _names_body(reading, above):
        return None
    return above.line_label[0].i, above.line_label[-1].i + 1


def _brackets_of(reading: Reading, section: tuple[int, int]) -> list[tuple[int, int]]:
    """What stands in brackets in a numbered line: who counts, and when: "By nationality (Health Ministry, Tunis, 1 July)"."""
    opened = [i for i in range(*section) if reading.doc[i].text == "("]
    closed = [i for i in range(*section) if reading.doc[i].text.startswith(")")]
    found = [(a, next((b for b in closed if b > a), section[1])) for a in opened]
    return [(a, b) for a, b in found if any(a < m.first < b and m.what.id.startswith("ORG:") for m in reading.actors)]


def _is_its_number(reading: Reading, q: Quantity, field: Field) -> bool:
    """Whether a count is the first of its field, with hardly a word before, or the first behind a semicolon in its brackets."""
    doc = reading.doc
    behind = doc[q.last].lower_ if q.last < len(doc) else ""
    if _of_before(reading, q):
        return True
    if any(first <= q.first < last for first, last in field.brackets):
        stated = reading.next_word(q.last + 1)
        opens = doc[q.first - 1].text == "(" and stated is not None and stated.text[0] not in "(),;" and bool(measures().named("states", stated.lower_))
        return opens or named_before(reading, q) is not None or (doc[q.first - 1].text == ";" and behind in ("in", "on", "as", "earlier", ")"))  # "(the governor, 13:55; 27 in the morning)"
    if land_before(reading, q) is not None or _word_before(reading, q) is not None:
        return True
    if any(i in reading.quantity_at and reading.quantity_at[i].first != q.first for i in range(field.first, q.start)):
        state = _behind(reading, q.last)
        if state is not None and doc[q.first - 1].text == "," and any(m.first in (q.last, q.last + 1) for m in reading.times) and reading.last(field.first, q.first) is not None:
            return True  # "8 on Wednesday, 9 today"
        if doc[q.first - 1].lower_ in words_for("newer_now") and reading.last(field.first, q.first) is not None:
            return True  # "3,200 at the outset, now 5,100"
        return doc[q.first - 1].text == "," and state is not None and _is_told(state)  # "3 missing, 15 injured", "12 freed, 19 still held"
    before = [t for t in doc[field.first : q.first] if not t.is_space]
    if says_number(doc, field) is not None:
        return True
    return len(before) <= _NEAR and not any(t.pos_ in ("VERB", "PROPN", "NOUN") for t in before)


def _done(reading: Reading, field: Field, label: Sequence[Token], counted: Kind | None) -> tuple[Token | None, str | None]:
    """The participle of a label and its row, by what it is said of there, behind it or in the label before: "Houses destroyed: 240; damaged: 611"."""
    before = [t for f in reading.fields if f.line == field.line and f.first < field.first for t in f.label]
    noun = next((t for t in reversed([*before, *label]) if t.pos_ in ("NOUN", "PROPN") and kind_of(t) is not None), None)
    kind = counted or (kind_of(noun) if noun is not None else Kind("person", None) if label and label[0].tag_ == "VBN" else None)
    for t in label:
        rows = measures().named("states", t.lower_) or (measures().verb("object", t) if t.tag_ in ("VBN", "VBD") or (t.i == label[-1].i and t.pos_ == "VERB") else [])
        row = first_fit(rows, kind) if kind is not None else None
        if row is not None:
            return t, row
    return None, None


def _row(label: Sequence[Token]) -> tuple[Token | None, str | None]:
    """The word of a label that says what is counted, and its row; those hurt and killed together before either."""
    words = [t.lower_ for t in label]
    found = [(t, row) for i, t in enumerate(label) for key in (" ".join(words[i : i + 2]), t.lower_) for row in measures().named("labels", key)[:1]]
    if len(found) > 1 and found[0][0].tag_ in ("NNS", "NNPS") and found[1][0].i == found[0][0].i + 1 and found[1][0].pos_ in ("VERB", "ADJ"):
        return found[1]  # "Detainees freed: 104"
    return next((x for x in found if x[1] == "killed_or_wounded"), found[0] if found else (None, None))
