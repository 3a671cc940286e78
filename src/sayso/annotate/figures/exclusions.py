"""Counts that are no figures: dates, ages, shares, those who only tell of it, what did not come to pass."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import syntax
from sayso.annotate.figures.words import is_person, is_state, kind_of, lemma_of, measures, words_for
from sayso.quantities import count, counts_behind_month, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Hang, Reading
    from sayso.quantities import Quantity

_OLDEST = 120  # years
HARM_NEAR = 60  # words over which harm that is told of explains why somebody is in hospital, or dead


def is_no_count(reading: Reading, q: Quantity) -> bool:
    """Whether a number counts nothing that is told of, by itself: a date, a share, "both", "that one"."""
    doc = reading.doc
    first, before = doc[q.start], doc[q.first - 1]
    if _dated(reading, q) or _ratio(reading, q) or (first.lower_ == "both" and first.dep_ in ("advmod", "cc:preconj")):
        return True
    if before.lower_ == "by" and doc[q.last : q.last + 1].text.lower() == "to" and (q.last + 1) in reading.quantity_at:
        return True  # "raised the number of children by one to 38": a step
    if _years(reading, q) or (first.lower_ == "no" and doc[q.stop : q.stop + 1].text.lower() == "longer"):
        return True
    if _is_age_of(q, doc[max(q.first - 2, 0)]):
        return True
    if q.first > 1 and before.lower_ == "but" and doc[q.first - 2].lower_ in words_for("all_but"):
        return True  # "all but two were freed": the rest is not named
    if q.stop - q.start == 1 and first.lower_ == "one" and before.pos_ in ("NOUN", "ADJ") and any(x.lower_ == "the" for x in doc[max(q.first - 3, first.sent.start) : q.first - 1]) and (reading.next_word(q.last) or before).is_punct:
        return True  # "88 in the morning list, 79 in the evening one"
    behind = doc[q.last : q.last + 1].text.lower()
    that = q.start > 0 and first.lower_ == "one" and doc[q.start - 1].lower_ in ("that", "this", "which") and behind != "of"
    return that and (doc[q.start - 1].pos_ != "SCONJ" or (reading.next_word(q.last) or first).is_punct)  # "boasted of that one"


def is_told_of_nobody(reading: Reading, q: Quantity, unit: Token, noun: Token | None) -> bool:
    """Whether a count is of those who speak, of a difference, or a number behind its noun: "two security sources said", "two more than before"."""
    doc, head = reading.doc, syntax.head_of(reading, q)
    if noun is None and doc[q.start].lower_ == "another" and any(a.lower_ == "including" and b.lower_ in ("one", "those") for a, b in pairwise(doc[unit.sent.start : q.start])):
        return True  # "attacks, including one in Gilroy, and another in Dayton": of the deeds
    if noun is None and doc[q.start].lower_ in ("one", "another") and q.stop - q.start == 1 and unit.dep_ == "nsubj" and tree.child(unit.head, "obj") is not None and tree.child(unit, "nmod", "obl") is not None:
        return True  # "A bombing in Kabul killed three, and another in Herat wounded six"
    if noun is None and unit.dep_ == "nsubj" and lemma_of(unit.head) in words_for("arguing"):
        return True  # "Both agreed that ..."
    speak = any(t.dep_ == "nsubj" and lemma_of(t.head) in words_for("speaking") and t.i < t.head.i for t in (unit, head))
    if (speak and not syntax.cited(reading, q)) or _tells(reading, q) or _teller(noun):
        return True
    if (noun is not None and noun.i < q.start and noun.i != unit.i) or (unit.i < q.start and head.dep_ == "nummod"):
        return True  # a number after its noun is a name or an age
    if (noun is None or noun.lower_ == "more") and re.match(r"(more|fewer|less|higher|lower) than\b", doc[q.stop : q.stop + 2].text.lower()):
        return True  # "17 deaths, two more than the town had reported"
    return q.rule == "none" and doc[q.start].lower_ == "no" and q.stop - q.start == 1 and (noun is None or lemma_of(noun) in words_for("countings"))


def is_no_people(reading: Reading, q: Quantity, noun: Token | None) -> bool:
    """Whether a count is of households, a place in a row, or people who are counted or named elsewhere."""
    if noun is None:
        return _is_behind_noun(reading, q) or _is_age(reading, q) or _is_age_limit(reading, q) or _is_one_of_two(reading, q)
    if reading.doc[noun.i + 1 : noun.i + 2].text.lower() == "per" and (noun.i + 2) in reading.quantity_at:
        return True  # "four deaths per 100,000 people": a rate
    dead = any(measures().named("counts", k) for k in (lemma_of(noun), noun.lower_)) and noun.lower_ not in words_for("dead_or_hurt")
    if dead and noun.tag_ == "NN" and (q.low or q.high or 0) > 1:
        return True
    family = lemma_of(noun) in words_for("households") and q.low == q.high == 1 and tree.case(noun) in ("of", "from")
    return family or _same_people(reading, noun)  # "nine members of one family"


def is_share_or_name(reading: Reading, q: Quantity, unit: Token) -> bool:
    """Whether a share or a "one" is of nobody who was counted: "Almost half were civilians", "One of their own, X, was among the dead"."""
    doc = reading.doc
    behind = [x.lower_ for x in doc[q.last : q.last + 4]]
    if q.part is not None:
        return (q.vague and q.first == unit.sent.start and behind[:1] != ["of"]) or _of_what(reading, q)
    return q.low == q.high == 1 and behind[::2] == ["of", "own"] and doc[q.last + 3 : q.last + 4].text == ","


def families_before(reading: Reading, q: Quantity, noun: Token | None) -> Token | None:
    """The households whose people a count in brackets is."""
    mark = reading.doc[max(q.first - 1, 0)]
    before = reading.doc[max(mark.i - 1, 0)]
    return before if noun is not None and mark.text in ("(", "or", "–") and lemma_of(before) in words_for("households") else None


def happened(hang: Hang) -> bool:
    """Whether the word says that it came to it: not "almost killed", nor "video captured"."""
    p = hang.predicate
    near = p.pos_ != "NUM" and any(c.dep_ == "advmod" and c.i == p.i - 1 and c.lower_ in numbers().almost for c in p.children)
    if hang.way in ("again", "toll", "part", "listed"):
        return not near
    doer = tree.child(p, "nsubj")
    return not near and (doer is None or hang.row == "displaced" or lemma_of(doer) not in measures().rows[hang.row].unless)


def is_ill(row: str, word: Token) -> bool:
    """Whether people are in hospital for an illness: "hospitalised with pneumonia"."""
    in_hospital = row == "wounded" and any(lemma_of(t) in words_for("in_hospital") for t in (word, *word.children))
    return in_hospital and any(lemma_of(t) in words_for("illnesses") for t in word.sent) and not _tells_of_harm(word.sent)


def is_unharmed(row: str, word: Token) -> bool:
    """Whether one is in hospital of whom nothing near says that harm was done: "was hospitalised in Singapore for months"."""
    in_hospital = row == "wounded" and lemma_of(word) in words_for("in_hospital")
    return in_hospital and not _tells_of_harm(word.doc[max(word.sent.start - HARM_NEAR, 0) : word.sent.end])


def is_unhurt(word: Token) -> bool:
    """Whether nothing near says that harm was done, or an illness is named: "brought in with measles"."""
    ill = any(lemma_of(t) in words_for("illnesses") for t in word.sent)
    return ill or not _tells_of_harm(word.doc[max(word.sent.start - HARM_NEAR, 0) : word.sent.end])


def _tells_of_harm(tokens: Iterable[Token]) -> bool:
    """Whether some words tell of violence or an accident."""
    harm = words_for("harms") | words_for("mishaps") | frozenset(measures().rows["killed"].causes)
    return any(lemma_of(t) in harm for t in tokens)


def _of_what(reading: Reading, q: Quantity) -> bool:
    """As in "less than half of what the government claims"."""
    of = reading.next_word(q.last)
    return of is not None and of.lower_ == "of" and reading.doc[of.i + 1 : of.i + 2].text.lower() == "what"


def _is_behind_noun(reading: Reading, q: Quantity) -> bool:
    """Whether a number stands behind the noun it is tied to; but not in "39 bodies and 123 injured", "lists 79 injured"."""
    head, after = syntax.head_of(reading, q), reading.next_word(q.last)
    if head.dep_ != "nummod" or head.head.i >= q.start:
        return False
    return not (after is not None and (head.head.lower_ in words_for("counters") or head.head.i in reading.units) and is_state(after))


def _is_one_of_two(reading: Reading, q: Quantity) -> bool:
    """Whether a number is the whole that some are of, who are counted already: "One of the two is hurt"."""
    doc, behind = reading.doc, reading.next_word(q.last)
    the = q.first > 1 and doc[q.start - 1].lower_ in ("the", "these", "those") and doc[q.start - 2].lower_ == "of"
    return the and (q.start - 3) in reading.quantity_at and behind is not None and behind.pos_ == "AUX"


def _dated(reading: Reading, q: Quantity) -> bool:
    """Whether the count is part of a date."""
    if counts_behind_month(reading.doc[q.start]):
        return False
    if any(m.first <= q.start < m.last for m in reading.times):
        return True
    return any(q.start < m.first < q.stop for m in reading.times)  # "between 1 and 15 May"


def _years(reading: Reading, q: Quantity) -> bool:
    """Whether a range is of years: "Between 1996 and 2006 some 17,000 people"."""
    after = reading.next_word(q.last)
    years = [t.text for t in reading.doc[q.start : q.stop] if t.like_num and re.fullmatch(r"(?:1[89]|20)\d\d", t.text)]
    return len(years) > 1 and (after is None or after.pos_ not in ("NOUN", "ADJ", "PROPN"))


def _ratio(reading: Reading, q: Quantity) -> bool:
    """Whether a count is half of a share: "seven in ten", "nine out of ten", "one in three"."""
    after = [x.lower_ for x in reading.doc[q.last : q.last + 4]]
    whole = after[1:2] if after[:1] == ["in"] else after[2:3] if after[:2] == ["out", "of"] else []
    before = [x.lower_ for x in reading.doc[max(q.first - 2, 0) : q.first]]
    behind = (before[-1:] == ["in"] and ((q.first - 2) in reading.quantity_at or (len(before) > 1 and (count(before[0]) or _OLDEST) < (q.point or 0)))) or (before == ["out", "of"] and (q.first - 3) in reading.quantity_at)
    shared = any(w in words_for("shares") and (q.point or q.low or 0) < (count(w) or 0) for w in whole)  # not "captured 2,300 in four days"
    return shared or (behind and reading.doc[q.start].lower_ in words_for("shares"))


def _tells(reading: Reading, q: Quantity) -> bool:
    """As in "..., one of them said": those who are counted do no more than tell it."""
    i = q.last
    if reading.doc[q.first - 1].text != "," or reading.doc[i : i + 1].text.lower() != "of":
        return False
    while i < min(q.last + 4, len(reading.doc)) and (reading.doc[i].lower_ in ("of", "the", "them", "those") or reading.doc[i].tag_ == "NNS"):
        i += 1
    verb = reading.doc[min(i, len(reading.doc) - 1)]
    return lemma_of(verb) in words_for("speaking") and verb.tag_ == "VBD"


def _teller(noun: Token | None) -> bool:
    """As in "said two security sources", "according to two officials": those who are counted do no more than tell it."""
    if noun is None or lemma_of(noun) not in words_for("tellers"):
        return False
    told = noun.dep_ == "nsubj" and lemma_of(noun.head) in (words_for("speaking") | words_for("tells"))
    return told or tree.case(noun) == "according to"


def _same_people(reading: Reading, noun: Token) -> bool:
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


def _is_age(reading: Reading, q: Quantity) -> bool:
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


def _is_age_of(q: Quantity, who: Token) -> bool:
    """As in "a boy of 15, the driver and a woman"."""
    one = who.tag_ == "NN" and is_person(kind_of(who)) and lemma_of(who) not in numbers().tolls | words_for("crews") and any(c.lower_ in ("a", "an", "the") for c in tree.children(who, "det"))
    behind = who.doc[q.last : q.last + 1].text
    return one and q.first == who.i + 2 and who.nbor(1).lower_ == "of" and (q.high or _OLDEST) < _OLDEST and behind in (",", ".", "and", "who", "was", "is", "has", "had", "")


def _is_age_limit(reading: Reading, q: Quantity) -> bool:
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
