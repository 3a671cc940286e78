"""Tolls told again: a number that goes on from one before or was asked for, told by a verb of telling or a noun of counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, governing, syntax, tolls
from sayso.annotate.figures.reading import CARRIED, Hang, row_of
from sayso.annotate.figures.words import OF_PEOPLE, Kind, is_person, kind_of, lemma_of, measures, noun_keys, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention
    from sayso.quantities import Quantity



def spoken_number(v: Token, t: Token, noun: Token | None) -> bool:
    """As in "the military spoke of 137 hostages": the number that was asked for."""
    kind = kind_of(noun)
    person = noun is None or is_person(kind)
    return person and lemma_of(v) in words_for("speaks") and tree.core(t.dep_) == "obl" and tree.case(t) == "of"


def again(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "the agency spoke of more than 20,000", "the ombudsman counted 37 civilians", "4,000 more arrive each day".

    A verb of counting with nothing that it measures goes on from the figure before it, in this sentence or the one before.
    """
    v = t.head
    last = next((f for f in reversed(reading.figures) if f.head < t.i and t.i - f.head < 60 and (row_of(f) == "crowd" or f.measure not in ("territory", "other"))), None)
    if (asked := asking.asked_before(reading, t)) is not None and (
        _arrives(reading, v, t, noun) or _number_of_them(reading, v, t, noun) or spoken_number(v, t, noun)
    ):
        return Hang(asked, v, "again")
    if asked is not None and _telling_of(reading, v, t) and (noun is None or is_person(kind_of(noun))):
        return Hang(asked, v, "again")  # "How many died may never be known. The mayor had announced 210"
    if last is None and _arrives(reading, v, t, noun) and (same := _same_before(reading, t)) is not None:
        return Hang(row_of(same), v, "again")  # "fifty-nine names on the stone ... The UN, which likewise arrived at 59"
    if (shut := _still_there(reading, v, t, noun)) is not None:
        return shut
    if (listed := _counted_as(v, t)) is not None:
        return Hang(listed, v, "state")
    spoken = noun is None and spoken_number(v, t, noun)  # a paragraph apart: "This morning they were still speaking of 60"
    if last is None or (tree.parted(reading.doc, last.head, t.i) and not spoken and not _arrives(reading, v, t, noun)):
        return None
    if last.head < t.sent.start:
        last = _dead_rather(reading, last)
    row = row_of(last)
    if row not in measures().rows:
        return None
    kind = kind_of(noun) if noun is not None and noun.i != t.i else kind_of(t)
    if noun is not None and noun.lower_ != "more" and not is_person(kind):
        return None
    if noun is None and _goes_no_further(reading, v, t):
        return Hang(row, t, "again")  # the number itself is affirmed: "the ombudsman does not go beyond 117"
    goes_on = lemma_of(v) in measures().rows[row].goes_on
    on = goes_on and last.head >= t.sent.start and (noun is None or noun.lower_ == "more")
    further = reading.doc[t.left_edge.i : t.i + 1].text.lower().startswith(tuple(words_for("a_further")))  # "A further 250 followed in the evening"
    on = on or (goes_on and further and noun is None and t.i - last.head < 40)
    return Hang(row, v, "again") if on or _told(reading, v, t, noun) else None


def claimed(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "cited a claim by the rebels of 70", "gave a much higher figure, 132", "a toll above 200": a number that a noun of counting stands before, of what was counted last."""
    q = reading.quantity_at.get(t.i)
    after = reading.next_word(q.last) if q is not None else None
    if (
        q is None
        or noun is not None
        or (after is not None and not after.is_punct and after.pos_ not in ("CCONJ", "SCONJ", "ADP"))
        or (spoken := asking.spoken_of(reading, t)) is None
    ):
        return None
    joint = reading.doc[max(q.first - 1, 0)]
    bound = reading.doc[q.first].lower_ in ("above", "over", "below", "under", "around", "about", "between")
    start = q.first if bound and joint.lower_ not in ("of", ",", ":") else q.first - 1
    if start == q.first - 1 and joint.lower_ not in ("of", ",", ":"):
        return None
    for x in reversed(reading.doc[max(t.sent.start, start - 7) : start]):
        if lemma_of(x) in words_for("counts") and x.pos_ == "NOUN":
            near = x.i == start - 1 or (joint.lower_ == "of" and reading.doc[x.i + 1].lower_ in ("by", "from"))
            return Hang(spoken, x, "again") if near else None
        if x.pos_ in ("VERB", "AUX") or x.is_punct or x.i in reading.quantity_at:
            break
    return None


def cited_number(reading: Reading, q: Quantity, noun: Token | None) -> Hang | None:
    """As in "How many died is anybody's guess. At least 20, wrote a channel": the number alone, of what was asked or counted before."""
    if noun is not None or not syntax.cited(reading, q) or q.part is not None:
        return None
    sent = reading.doc[q.start].sent
    following = reading.doc[q.last : min(q.last + 14, sent.end)]
    says = next((x for x in following if lemma_of(x) in words_for("claims_number") and x.pos_ == "VERB"), None)
    said = says is not None or [x.lower_ for x in following][1:3] == ["according", "to"]
    if not said or any(x.pos_ == "AUX" for x in reading.doc[q.last : says.i if says is not None else q.last]):
        return None
    asked = asking.asked_before(reading, reading.doc[q.start])
    last = reading.last(q.start - 59, sent.start, OF_PEOPLE)
    row = asked or (row_of(_dead_rather(reading, last)) if last is not None else None)
    return Hang(row, says if says is not None else reading.doc[q.start], "again") if row in measures().rows else None


def behind_more(reading: Reading, q: Quantity, noun: Token | None, colon: Token) -> Hang | None:
    """As in "reckons with far more wounded than the mayor: upwards of 1,080": the number of what the words before the colon have more or fewer of."""
    after = reading.next_word(q.last)
    if noun is not None or colon.text != ":" or (after is not None and after.text not in (".", ",", ";")):
        return None
    words = reading.doc[max(colon.sent.start, colon.i - 12) : colon.i]
    more = next((x for x in reversed(words) if x.lower_ in words_for("compared")), None)
    if more is None or any(i in reading.quantity_at for i in range(more.i, colon.i)):
        return None
    row = next(
        (
            rows[0]
            for x in reading.doc[more.i : colon.i]
            for key in noun_keys(x)
            if (rows := [r for r in measures().named("counts", key) + measures().named("tolls", key) if measures().rows[r].measure in OF_PEOPLE])
        ),
        None,
    )
    return Hang(row, more, "again") if row is not None else None


def said_of_people(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "Some 70 remain unaccounted for", "eight were later let go": a bare number of whom something is said that is said of people."""
    if noun is not None or t.i not in reading.quantity_at or tree.core(t.dep_) != "nsubj":
        return None
    got = governing.governed(reading, t, Kind("person", None), None)
    last = reading.last(t.i - 59, t.i)
    of_people = last is not None and last.measure in OF_PEOPLE and last.measure != "displaced"
    return got if got is not None and (got.row == "missing" or (of_people and got.row in ("freed", "rescued", "detained", "captured", "missing"))) else None


def _number_of_them(reading: Reading, v: Token, t: Token, noun: Token | None) -> bool:
    """As in "There were 147 of them", right behind words that ask for the number."""
    there = tree.child(v, "expl")
    return (
        there is not None
        and there.lower_ == "there"
        and lemma_of(v) == "be"
        and t.i in reading.quantity_at
        and (noun is None or noun.lower_ in ("them", "these"))
    )


def _arrives(reading: Reading, v: Token, t: Token, noun: Token | None) -> bool:
    """As in "the officer arrived at 49", "the daily had come to 103", "the union comes up with 30": somebody's own sum, of what was counted before."""
    particle = next((c.lower_ for c in v.children if c.dep_ == "compound:prt" or (c.dep_ == "advmod" and c.lower_ == "up")), "")
    it = "it" if any(c.lower_ == "it" and c.i == v.i + 1 for c in tree.children(v, "obj")) else ""  # "the doctors make it 71"
    if not particle and (q := reading.quantity_at.get(t.i)) is not None and q.first == v.i + 1 and reading.doc[q.first].lower_ == "up":
        particle = "up to"  # "has gone up to 114"
    way = " ".join(x for x in (lemma_of(v), it, particle, tree.case(t).removeprefix(particle).strip()) if x)
    teller = tree.child(v, "nsubj")
    teller = v.head if teller is not None and teller.tag_ in ("WDT", "WP") and v.dep_ == "acl:relcl" and lemma_of(v) != "stand" else teller  # "the UN, which likewise arrived at 59"
    q = reading.quantity_at.get(t.i)
    behind = " ".join([lemma_of(v), *(x.lower_ for x in reading.doc[v.i + 1 : q.first])]) if q is not None and v.i < q.first < v.i + 4 else ""  # "gone up to 39", the number tied as an object
    bare = noun is None and q is not None and (tree.core(t.dep_) == "obl" or behind in numbers().arriving or (it != "" and t.dep_ in ("xcomp", "ccomp", "obj")))
    return bare and (way in numbers().arriving or behind in numbers().arriving) and teller is not None and tolls.can_count(reading, teller)


def _goes_no_further(reading: Reading, v: Token, t: Token) -> bool:
    """As in "the ombudsman's office, for its part, does not go beyond 117": the number at which a body that counts stops."""
    teller = tree.child(v, "nsubj")
    beyond = lemma_of(v) == "go" and tree.case(t) == "beyond" and tree.is_negated(v) and t.i in reading.quantity_at
    return beyond and teller is not None and tolls.row_of_toll(reading, teller) is None and tolls.can_count(reading, teller)


def _telling_of(reading: Reading, v: Token, t: Token) -> bool:
    """As in "the mayor had announced 210": a verb of counting with a bare number as its object, by somebody who can count."""
    teller = tree.child(v, "nsubj")
    return (
        lemma_of(v) in numbers().telling
        and tree.core(t.dep_) in ("obj", "ccomp", "xcomp")
        and (t.i in reading.quantity_at or reading.has_count(t))
        and teller is not None
        and tolls.can_count(reading, teller)
    )


def _still_there(reading: Reading, v: Token, t: Token, noun: Token | None) -> Hang | None:
    """As in "there were between 1,000 and 1,200", "Now it is at least 120,000", of those who are in a place or came to one and were counted right before."""
    last = reading.last(0, t.i)
    if last is None or noun is not None or t.i not in reading.quantity_at or row_of(last) not in ("sheltering", "crowd") or t.i - last.head >= CARRIED:
        return None
    own = tree.child(t, "nsubj")
    it_is = own is not None and own.lower_ == "it" and tree.child(t, "cop") is not None
    return reading.as_before(last, "again") if it_is or _number_of_them(reading, v, t, noun) else None


def _counts_dead(reading: Reading, t: Token, teller: Token) -> bool:
    """Whether a body that can count has a number right behind one of the dead."""
    last = reading.last(t.i - 29, t.i)
    if last is None or last.measure != "killed":
        return False
    body = teller.tag_ != "PRP" and tolls.can_count(reading, teller) and kind_of(teller) is None
    return body or (teller.tag_ == "NNS" and lemma_of(teller) in words_for("bodies_of_counting"))


def _has_number(reading: Reading, v: Token, t: Token, q: Quantity) -> bool:
    """As in "in its last report it had 512", "Tokyo never had more than three", "79 dead, said the centre; the prosecutors have 74 and 53 injured"."""
    if any(lemma_of(c) in words_for("reports") for c in tree.children(v, "obl")):
        return True
    after, teller = reading.next_word(q.last), tree.child(v, "nsubj")
    if tree.is_negated(v) and q.rule == "low" and (after or v).is_punct:
        return True
    ends = after is not None and (after.is_punct or after.lower_ == "and")
    return ends and v.i + 1 == q.first and teller is not None and _counts_dead(reading, t, teller)


def _same_before(reading: Reading, t: Token) -> FigureMention | None:
    """The figure of people, told anywhere before, that is of the same number."""
    q = reading.quantity_at.get(t.i)
    return next((f for f in reversed(reading.figures) if q is not None and q.point is not None and f.point == q.point and f.measure in OF_PEOPLE and row_of(f) in measures().rows), None)


def _dead_rather(reading: Reading, last: FigureMention) -> FigureMention:
    """Of the wounded and the dead that one sentence counts the dead: "30 were killed and 100 wounded. ... A medic spoke of 35"."""
    dead = (f for f in reading.figures if reading.doc[last.head].sent.start <= f.head < last.head and f.measure == "killed")
    return next(dead, last) if last.measure in ("wounded", "missing") else last


def _counted_as(v: Token, t: Token) -> str | None:
    """The row of "lists 157,634 people as still arrested"."""
    if lemma_of(v) not in numbers().telling or tree.core(t.dep_) != "obj":
        return None
    behind = (x for c in v.children for x in (c, *c.children) if c.i > t.i and x.i > t.i and any(y.lower_ == "as" for y in t.doc[t.i : x.i]))
    row = next((rows[0] for x in behind if (rows := measures().named("states", x.lower_))), None)
    return row if row is not None and measures().rows[row].measure in OF_PEOPLE else None


def _told(reading: Reading, v: Token, t: Token, noun: Token | None) -> bool:
    """Whether a verb tells a number and nothing of it: "says 35", "in its last report it had 512", "admitted to only two", "counted 37 civilians", "fewer than 600 were"."""
    dep, lemma = tree.core(t.dep_), lemma_of(v)
    bare = noun is None and t.i in reading.quantity_at
    if bare:
        q = reading.quantity_at[t.i]
        if (
            lemma == "say"
            and v.tag_ in ("VBZ", "VBD", "VBP")
            and dep in ("obj", "ccomp", "xcomp", "obl")
            and q.first == v.i + 1
            and (reading.next_word(q.last) or v).is_punct
        ):
            return True
        if lemma == "have" and dep == "obj" and _has_number(reading, v, t, q):
            return True
        if lemma in words_for("admits") and dep == "obl" and tree.case(t).endswith("to"):
            return True
        short = v.lower_ in ("were", "was", "are", "had", "have", "did") and v.tag_ in ("VBD", "VBP", "VBZ")  # "the government says fewer than 600 were"
        if short and dep == "nsubj" and all(c.dep_ in ("nsubj", "punct", "mark", "advmod", "cc") for c in v.children):
            return True
    if _arrives(reading, v, t, noun):
        return True
    if lemma not in numbers().restating:
        return False
    if dep == "obl" and tree.case(t).partition(" ")[0] == "of" and (noun is None or noun.lower_ in words_for("one_victim")):
        return True
    return lemma in numbers().telling and (dep == "obj" or (dep in ("ccomp", "xcomp") and t.i in reading.quantity_at))
