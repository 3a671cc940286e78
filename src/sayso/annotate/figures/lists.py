"""Numbers left out of a list: "33 were killed in Cuenca, 21 in Guayaquil and eight in Latacunga"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import tolls, verbs
from sayso.annotate.figures.reading import Hang, row_of, way_of
from sayso.annotate.figures.words import OF_PEOPLE, VERBAL, is_person, kind_of, lemma_of, measures, words_for
from sayso.quantities import beside_number, numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention
    from sayso.quantities import Quantity


def next_in_list(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "33 were killed in Cuenca, 21 in Guayaquil and eight in Latacunga": a number and its place or day, of what the number before is."""
    q = reading.count_of(t)
    if q is None or noun is not None or q.first <= t.sent.start or q.rule not in ("exact", "vague", "range", "about", "low", "high"):
        return None
    joint, after = reading.doc[q.first - 1], reading.next_word(q.last)
    last = reading.last(t.sent.start, q.first)
    of_people = last is not None and last.measure in OF_PEOPLE
    if last is not None and of_people and t.i in reading.quantity_at:
        teller = beside_number(reading.doc, q.last - 1)  # "The ministry counts 45 dead, the opposition 70"
        if teller is not None and teller.i < q.first and tolls.can_count(reading, teller):
            return reading.as_before(last, "listed")
    if q.rule in ("about", "low", "high"):
        return None
    if (got := _right_behind(reading, q, joint, after)) is not None:
        return got
    if last is not None and of_people and after is not None:
        if joint.lower_ == "against" and after.lower_ in ("in", "on", "during", "the"):
            return reading.as_before(last, "listed")  # "78 in 2019, against 95 in 2018"
        span, than = reading.doc[after.i + 1 : after.i + 2].text.lower(), reading.doc[after.i + 2 : after.i + 3].text.lower()
        if joint.lower_ in ("and", ",", "but") and t.i in reading.quantity_at and span in words_for("periods") and than in words_for("later"):
            return reading.as_before(last, "listed")  # "conceded 63 deaths on January 2 and 89 two days later"
    return _with_place(reading, t, q, joint, after)


def _right_behind(reading: Reading, q: Quantity, joint: Token, after: Token | None) -> Hang | None:
    """As in "40 were killed by shelling and 22 by gunfire", "reported nine dead, then 14": few words behind the number before."""
    before = reading.last(max(joint.sent.start, q.first - 7), q.first)
    if before is None or before.measure not in OF_PEOPLE:
        return None
    if joint.lower_ in ("and", ",") and after is not None and after.lower_ == "by" and " by " in reading.doc[before.head : q.first].text:
        return reading.as_before(before, "part" if way_of(before) == "part" else "listed")
    return reading.as_before(before, "listed") if joint.lower_ in ("then", "later") and (after is None or after.is_punct) else None


def _with_place(reading: Reading, t: Token, q: Quantity, joint: Token, after: Token | None) -> Hang | None:
    """As in "..., 21 in Guayaquil", "and 12 more in hospital", "79 to the army", "eight when a shell hit a market"."""
    name = reading.next_word(q.last + 1)
    more = after is not None and after.lower_ in ("more", "others") and joint.lower_ == "and"
    if more and name is not None:
        after, name = name, reading.next_word(name.i + 1)
    if joint.text not in (",", ";", ":", "and") or after is None or name is None or after.lower_ not in ("in", "at", "near", "on", "from", "when", "to"):
        return None
    before = reading.last(max(t.sent.start, q.first - 7), q.first)
    if after.lower_ == "to" and not (before is not None and way_of(before) == "part"):
        return None  # "246 belonged to the group, 79 to the army"
    if not _says_where(reading, after, name, more=more):
        return None
    last = reading.last(t.sent.start, q.first)
    if last is None:
        return _uncounted(reading, joint) if joint.text == ":" else None
    if (last.measure in ("territory", "other") and row_of(last) != "struck") or row_of(last) not in measures().rows or not (more or _nothing_told_between(reading, last, q.first)):
        return None
    return reading.as_before(last, "part" if way_of(last) == "part" or joint.text == ":" else "listed")


def _says_where(reading: Reading, after: Token, name: Token, *, more: bool) -> bool:
    """Whether a preposition and the word behind it say where, when or in which deed some of the counted were."""
    if after.lower_ in ("when", "to") or name.pos_ == "PROPN" or name.ent_type_ or name.lower_ in words_for("nearby"):
        return True
    causes = measures().rows["killed"].causes
    deed = name.lower_ in ("a", "an", "another") and any(
        measures().named("deeds", lemma_of(x)) or lemma_of(x) in causes for x in reading.doc[name.i + 1 : name.i + 4]
    )
    ward = more and bool(measures().named("wards", name.lower_))
    return deed or ward or any(m.first <= name.i < m.last for m in reading.times)


def _nothing_told_between(reading: Reading, last: FigureMention, stop: int) -> bool:
    """Whether no other verb tells something between a figure and the next number."""
    return not any(
        x.tag_ in ("VBD", "VBZ", "VBP") and x.i not in (last.predicate, last.head) and x.pos_ != "AUX" and not _aside(reading, x, last)
        for x in reading.doc[last.head + 1 : stop]
    )


def resumed(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "ten soldiers were killed, the army said, and 46 assailants", "..., along with five attackers": one more group behind the words that say who tells it."""
    kind, last = kind_of(noun), reading.last(t.sent.start, t.i)
    if noun is None or noun.i != t.i or last is None or last.measure not in OF_PEOPLE or not is_person(kind) or any(c.pos_ in VERBAL for c in t.children):
        return None
    first = next((q.first for c in t.children if (q := reading.quantity_at.get(c.i)) is not None), t.i)
    comma = next((x for x in reversed(reading.doc[max(first - 4, 0) : first]) if x.text == ","), None)
    after = reading.next_word(noun.i + 1)
    if comma is None or not (after is None or after.text in (".", ";") or after.is_space):
        return None
    joint = reading.doc[comma.i + 1 : first].text.lower()
    told = any(lemma_of(x) in words_for("adds") for x in reading.doc[max(comma.i - 3, last.head) : comma.i])
    return reading.as_before(last, "listed") if told and (joint == "and" or joint in numbers().beside) else None


def behind_place(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "killed five children in a church bus and two drivers": one more group behind the place where the one before it was."""
    before = beside_place(reading, t) if noun is not None and noun.i == t.i else None
    return reading.as_before(before, "listed") if before is not None else None


def beside_place(reading: Reading, t: Token) -> FigureMention | None:
    """The figure of people to which others belong that the parse ties to their place: "six farmers in a field and a herder"."""
    if t.dep_ != "conj" or not is_person(kind_of(t)):
        return None
    place = tree.coordinated_head(t)
    if is_person(kind_of(place)) or tree.core(place.dep_) not in ("nmod", "obl") or tree.case(place) not in words_for("where"):
        return None
    last = reading.last(t.sent.start, place.i, OF_PEOPLE)
    return last if last is not None and place.head.i in (last.head, last.predicate) and is_person(kind_of(reading.doc[last.head])) else None


def _aside(reading: Reading, verb: Token, whole: FigureMention) -> bool:
    """Whether a verb is of a clause that tells when a figure's own deed was: "13 died when a crowd overran the station and one in Goma"."""
    if verb.i == reading.doc[whole.head].head.i:
        return True  # "181 of them occurred in Gaza and 60 in Sudan"
    while verb.dep_ != "advcl" and verb.head.i != verb.i and verb.dep_ in ("conj", "xcomp", "acl:relcl"):
        verb = verb.head
    return verb.dep_ == "advcl" and verb.head.i == whole.predicate and any(c.lower_ in ("when", "as", "while", "after") for c in verb.children)


def _uncounted(reading: Reading, colon: Token) -> Hang | None:
    """As in "Troops have burnt down houses, residents said: 74 in Mocoa and 54 in Puerto": what is counted behind the colon."""
    m = measures()
    for v in reversed(reading.doc[colon.sent.start : colon.i]):
        for c in (*tree.children(v, "obj"), *tree.children(v, "nsubj:pass")):
            plural = c.tag_ == "NNS" and not any(x.i in reading.quantity_at or x.dep_ == "det" for x in c.children)
            if plural and (got := verbs.by_verb(reading, v, c, kind_of(c), c, "object")) is not None and got.row in m.rows:
                return Hang(got.row, v, "listed")
    return None
