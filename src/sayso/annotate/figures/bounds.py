"""Between which bounds a figure lies, and whether it is of one incident or a sum over time."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sayso import tree
from sayso.annotate.figures.words import OF_PEOPLE, VERBAL, lemma_of, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Hang, Reading
    from sayso.model import Actor, FigureMention, Scope, Span
    from sayso.quantities import Quantity


class Bounds(NamedTuple):
    """What is known of a number; None where it is open."""

    low: int | None
    point: int | None
    high: int | None

    def times(self, n: int) -> Bounds:
        """The same, so many times over."""
        return Bounds(*(None if v is None else v * n for v in self))


def fraction(part: float, whole: FigureMention) -> Bounds:
    """The bounds of a share of a figure, rounded outwards."""
    low = math.floor(part * whole.low + 1e-6) if whole.low is not None else None
    high = math.ceil(part * whole.high - 1e-6) if whole.high is not None else None
    return Bounds(low, round(part * whole.point) if whole.point is not None else None, high)


def bounds_of(reading: Reading, q: Quantity, unit: Token, predicate: Token) -> Bounds:
    """The bounds of a count, with what the verb above does to them: "exceeded 40", "does not exceed 46", "Agencies estimate 2.2 million were uprooted"."""
    low, point, high, verb = q.low, q.point, q.high, unit.head
    bound = numbers().counting.get(lemma_of(verb)) if q.rule == "exact" and tree.core(unit.dep_) in ("obj", "xcomp") and not tree.case(unit) else None
    if q.rule == "exact" and lemma_of(verb) == "go" and tree.case(unit) == "beyond" and predicate.i != unit.i:
        bound = "counting_low"
    if q.rule == "exact" and tree.case(unit) in ("past", "beyond") and lemma_of(verb) in numbers().rising:
        bound = "counting_low"  # "has climbed past 100"
    if bound == "counting_low" and tree.is_negated(verb):
        bound = "counting_high"  # "did not exceed 46"
    teller = tree.child(verb, "nsubj")
    own = teller is not None and lemma_of(teller) not in words_for("counts")  # a toll that does not go beyond 23 may be lower
    if (q.rule == "low" or (tree.case(unit) == "beyond" and own)) and tree.is_negated(verb) and lemma_of(verb) in numbers().limiting:
        return Bounds(low, low, low)  # "has never admitted to more than seven", "does not go beyond 117": that is its count
    if bound == "counting_low":
        high = None
    elif bound == "counting_high":
        low = None
    if point is not None and (left := left_out(reading, q)) is not None and left.point is not None:
        return Bounds(*(point - left.point,) * 3)
    if q.rule == "exact" and unit.i >= q.last and numbers().after.get(tuple(x.lower_ for x in reading.doc[unit.i + 1 : unit.i + 3])) == "low":
        high = None  # "66 people or more"
    round_number = q.rule == "exact" and not (q.point or 0) % 100
    if round_number and verb.dep_ == "ccomp" and lemma_of(verb.head) == "estimate" and tree.core(unit.dep_) == "nsubj":
        low = high = None
    if low == high == 1 and reading.doc[q.start : q.stop].text.lower() in words_for("a_single") and tree.is_negated(predicate):
        return Bounds(0, 0, 0)  # "had not killed a single civilian"
    return Bounds(low, point, high)


def times_over(reading: Reading, q: Quantity, unit: Token, predicate: Token) -> int | None:
    """As in "two bombs killed 10 people each", "two bombs each killed 10", "two each from the army and the police": how often the count holds."""
    if (bodies := _each_of(reading, q, unit)) is not None:
        return bodies
    doer = tree.doer(predicate)
    many = next((o for c in doer.children if (o := reading.quantity_at.get(c.i)) is not None), None) if doer is not None else None
    if doer is None or many is None or many is q or not many.point or many.low != many.high:
        return None
    after = reading.next_word(max(q.last, unit.i + 1))
    said = (after is not None and after.lower_ == "each") or any(c.lower_ == "each" and c.i < predicate.i for c in (*predicate.children, *doer.children))
    return many.point if said else None


def _each_of(reading: Reading, q: Quantity, unit: Token) -> int | None:
    """How many bodies or places those behind "each" are: "two each from the army and the police", "three men each in the two villages"."""
    each = reading.next_word(max(q.last, unit.i + 1))
    way = reading.next_word(each.i + 1) if each is not None and each.lower_ == "each" else None
    if way is None or way.lower_ not in ("from", "in", "of", "at"):
        return None
    many = next((o for c in way.head.children if (o := reading.quantity_at.get(c.i)) is not None), None)
    times = len(tree.conjuncts(way.head)) if many is None else many.point if many.low == many.high else None
    return times if times is not None and times > 1 else None


def left_out(reading: Reading, q: Quantity) -> Quantity | None:
    """The exact number that is taken off a whole: the one of "all but one of the sixteen died"."""
    of = q.first - 1 - (reading.doc[q.first - 1].lower_ == "the")
    left = reading.quantity_at.get(of - 1) if of > 2 and reading.doc[of].lower_ == "of" else None
    if left is None or left.point is None or left.low != left.high or q.low is None or q.low != q.high or left.point >= q.low:
        return None
    return left if [x.lower_ for x in reading.doc[left.first - 2 : left.first]] == ["all", "but"] else None


def scope_of(reading: Reading, hang: Hang, span: Span, sentence: Span, by: Actor | None) -> Scope | None:
    """Whether a figure is of one incident or runs over a time; None when nothing says so."""
    text = tree.text_of(reading.doc)
    lead, tail = text[max(sentence.start, span.start - 80) : span.start], text[span.end : min(sentence.end, span.end + 120)]
    if hang.way in ("toll", "earlier", "again") or any(numbers().cumulative.search(x) for x in (text[span.start : span.end], tail, lead)):
        return "cumulative"
    if hang.predicate.pos_ in VERBAL and (by is not None or tree.doer(hang.predicate) is not None):
        return "incident"
    return None


def with_bound_before(reading: Reading, f: FigureMention) -> FigureMention:
    """A figure, open where the bound of the figure before holds for it, too: "at least 58 dead and 12 wounded"."""
    if _floored(reading, f):
        return replace(f, high=None)
    return replace(f, low=None) if _floored(reading, f, ("as", "many", "as"), ("up", "to")) else f


def _floored(reading: Reading, f: FigureMention, *bounds: tuple[str, ...]) -> bool:
    """Whether "at least", or one of ``bounds``, before the figure before holds for this one, too: "at least 58 dead and 12 wounded", "as many as 51 were killed and 121 injured"."""
    q = reading.count_of(reading.doc[f.head])
    if q is None or q.rule != "exact" or f.low is None or f.low != f.high or reading.doc[q.first - 1].lower_ != "and":
        return False
    before = reading.count_before(q.first - 2, 5)
    if before is None or before.rule != ("high" if bounds else "low") or reading.doc[before.last : q.first].text.count(","):
        return False
    words = tuple(x.lower_ for x in reading.doc[before.first : before.start])
    between = reading.doc[before.last : q.first]
    if bounds:
        return words in bounds and f.measure in OF_PEOPLE and not any(x.pos_ == "ADP" for x in between)
    return words in numbers().floors and not any(x.tag_ in ("VBD", "VBZ", "VBP") or x.pos_ in ("AUX", "ADP") for x in between)
