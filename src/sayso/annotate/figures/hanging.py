"""What a count measures: the rules in the order in which they are asked, from the words beside it up the tree to the figures before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import again, asking, custody, ellipsis, governing, labels, lists, nouns, parts, presence, shared, things, tolls, verbs
from sayso.annotate.figures.reading import Hang, way_of
from sayso.annotate.figures.words import NOMINAL, OF_PEOPLE, VERBAL, Kind, is_person, kind_of, lemma_of, measures, noun_keys, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention

_INHERIT = frozenset({"conj", "appos", "nmod", "parataxis", "dep", "list", "acl", "orphan"})


def hang(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """What a count measures: by the words beside it, by the word above it or its own noun, or as part of another figure."""
    if noun is not None and _of_them(reading, t, noun):
        return hang(reading, t.head, t.head)  # "All the inmates, about 3,000 of them, broke out"
    kind = _kind_of_counted(reading, t, noun)
    if kind is not None and kind.class_ == "never":
        if noun is not None and (struck := presence.times_struck(reading, t, noun)) is not None:
            return struck
        deeds = noun is not None and lemma_of(noun) in words_for("cases") and (nouns.own_measure(reading, t, kind, noun) or labels.labelled(reading, t, noun)) is not None
        if not deeds:
            return None
    if got := _beside_count(reading, t, noun):
        return got
    if (asked := asking.asked_before(reading, t)) is not None and again.spoken_number(t.head, t, noun):
        return Hang(asked, t.head, "again")
    if got := labels.labelled(reading, t, noun):
        return got
    got, stopped = _up_the_tree(reading, t, kind, noun)
    if got is not None or stopped:
        return got
    return (
        parts.part(reading, t)
        or parts.adding_up(reading, t)
        or parts.there_were(reading, t, noun)
        or parts.left(reading, t, noun)
        or parts.the_dead_were(reading, t)
        or presence.in_convoy(reading, t)
        or lists.resumed(reading, t, noun)
        or lists.behind_place(reading, t, noun)
        or again.again(reading, t, noun)
        or lists.next_in_list(reading, t, noun)
        or parts.bare_part(reading, t, noun)
        or parts.of_those(reading, t, noun)
        or parts.hailing(reading, t, noun)
        or again.claimed(reading, t, noun)
        or again.said_of_people(reading, t, noun)
        or shared.shared(reading, t, noun)
    )


def _beside(reading: Reading, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "captured a leader along with two guards": as the object (or passive subject) it stands beside."""
    above = t.head
    if above.pos_ in VERBAL and lemma_of(above) == "lose" and any(lemma_of(c) in words_for("contact") for c in tree.children(above, "obj", "nsubj")):
        return Hang("missing", above, "phrase") if is_person(kind) else None  # "has lost contact with 21 soldiers"
    if lemma_of(above) in words_for("contact") and above.head.pos_ in VERBAL and lemma_of(above.head) == "lose":
        return Hang("missing", above.head, "phrase") if is_person(kind) else None  # "lost contact with 24 members of its staff"
    if above.pos_ in VERBAL:
        while tree.child(above, "obj", "nsubj:pass") is None and above.head.i != above.i:
            above = above.head
        return verbs.by_verb(reading, above, t, kind, noun, "object") if tree.child(above, "obj", "nsubj:pass") is not None else None
    return governing.governed(reading, above, kind, noun) or (reading.part_of(reading.units[above.i]) if above.i in reading.units else None)


def _deed_apart(t: Token, head: Token, kind: Kind | None) -> bool:
    """Whether people stand beside deeds that were counted, with a clause of their own: "60 abductions, and 22 women who had been raped"."""
    clause = any(c.dep_ in ("acl", "acl:relcl") for x in (t, *tree.conjuncts(t)) for c in x.children)
    return clause and is_person(kind) and kind_of(head) is None and any(measures().named("deeds", k) for k in noun_keys(head))


def _of_them(reading: Reading, t: Token, noun: Token) -> bool:
    """Whether a count of "them" stands behind the people themselves: "All the inmates, about 3,000 of them"."""
    return (
        noun.lower_ in ("them", "these")
        and t.dep_ in ("appos", "nummod")
        and t.head.i < t.i
        and t.head.pos_ == "NOUN"
        and t.head.i not in reading.units
        and not any(c.i in reading.quantity_at for c in t.head.children if c.i != t.i)
        and t.head.tag_ == "NNS"
    )


def _kind_of_counted(reading: Reading, t: Token, noun: Token | None) -> Kind | None:
    """The class of what is counted, by its noun or by what was spoken of before."""
    if noun is None or noun.lower_ == "more" or noun.lower_ in words_for("launched"):
        kind = things.meant(reading, t) or things.flown(reading, t)
    else:
        kind = kind_of(noun)
    return Kind("materiel", None) if noun is not None and lemma_of(noun) == "fighter" and things.aircraft(reading, noun) else kind


def _beside_count(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """By the words right before or behind a count, whatever the parse makes of them."""
    if noun is None:
        at = reading.quantity_at.get(t.i)
        side = tolls.up_or_down(reading, at) if at is not None else None
        got = (
            (tolls.earlier(reading, side, t) if side is not None else None)
            or tolls.before_colon(reading, t)
            or (shared.right_behind(reading, at) if at is not None else None)
        )
        if got is not None:
            return got
    return (
        ellipsis.plain(reading, t, noun)
        or parts.among(reading, t)
        or ((ellipsis.adjacent(reading, t) or ellipsis.apposed(reading, t)) if noun is None else _more_of(reading, t, noun) or ellipsis.apposed(reading, noun))
    )


def _more_of(reading: Reading, t: Token, noun: Token) -> Hang | None:
    """As in "with five more wounded": by the participle behind "more"."""
    q, word = reading.count_of(t), reading.next_word(noun.i + 1)
    beside = q is not None and noun.lower_ == "more" and noun.i == q.last and word is not None and word.tag_ in ("VBN", "VBD", "JJ") and word.pos_ != "AUX"
    return ellipsis.adjacent(reading, reading.doc[q.start]) if q is not None and beside else None


def _up_the_tree(reading: Reading, start: Token, kind: Kind | None, noun: Token | None) -> tuple[Hang | None, bool]:
    """By the word above the count, or above that on which the count hangs as a conjunct or part; and whether there is no use in asking further."""
    t = start
    for depth in range(6):
        got = governing.governed(reading, t, kind, noun)
        if depth == 0:
            own = nouns.own_measure(reading, t, kind, noun)
            if own is not None and own.row == "fired" and t.dep_ == "conj":
                first = governing.governed(reading, tree.coordinated_head(t), kind, noun)
                own = first if first is not None and first.row == "destroyed" else own  # "shot down 19 drones and two missiles launched overnight"
            got = _rather(got, own)
        if got is not None:
            got = _fitted(reading, got, t, kind, noun)
            if depth and kind is None and noun is not None and noun.tag_ in ("NN", "NNP"):
                return None, True  # "the deaths of five men and the loss of one radio"
            return replace(got, inherited=depth > 0 and t.dep_ != "conj"), True
        head = t.head
        if head.i == t.i:  # "Among them were 20 women and seven children"
            return (reading.part_of(reading.units[t.i]), True) if t.i in reading.units and t.i != start.i else (None, False)
        if depth and t.i not in reading.units and (own := nouns.own_measure(reading, t, kind, noun)):
            return own, True
        if tree.core(t.dep_) in ("nmod", "obl") and tree.case(t) in numbers().beside and (got := _beside(reading, t, kind, noun)) is not None:
            return got, True
        beside = noun is not None and start.dep_ == "conj" and depth > 0 and (t.i == start.head.i or (start.head.dep_ == "conj" and t.i == start.head.head.i))
        if t.i in reading.units and t.i != start.i and not (beside and t.dep_ == "conj"):
            return _of_counted(reading, t, beside=beside), True
        if head.pos_ in VERBAL and head.i not in reading.units:
            whole = next((f for f in reversed(reading.figures) if f.predicate == head.i), None)
            if whole is not None and t.dep_ in ("parataxis", "appos", "dep", "list", "conj") and t.pos_ in NOMINAL:
                return reading.part_of(whole), True
            return None, False
        if t.dep_ == "conj" and t.i == start.i and _deed_apart(t, head, kind):
            return _by_own_clause(reading, t, kind, noun), True
        of = tree.core(t.dep_) == "nmod" and tree.case(t) == "of"
        both_counted = (
            of and depth > 0 and start.dep_ == "conj" and reading.has_count(start) and reading.has_count(head)
        )  # "20 members of the forces and six civilians"
        if both_counted or t.dep_ == "conj" or (of and _passes_on(reading, head, depth)):
            t = head
        elif tree.core(t.dep_) in _INHERIT and (tree.core(t.dep_) != "nmod" or tree.case(t) in ("including", "among", "like")):
            t = head
            if (whole := reading.units.get(t.i)) is not None:
                return reading.part_of(_nearer(reading, whole, start)), True
        else:
            return None, False
    return None, False


def _rather(got: Hang | None, own: Hang | None) -> Hang | None:
    """What the word above says, or what the counted say by themselves where that is the stronger: "79 dead, with more than 120 wounded"."""
    if got is None or own is None:
        return got or own
    if got.row == "in_need":
        return own  # "Thousands of refugees need shelter"
    moved = got.row in ("displaced", "freed", "rescued", "deployed", "territory", "struck") and own.row in (
        "killed",
        "wounded",
        "killed_or_wounded",
        "missing",
        "detained",
    )
    held = got.rule == "figure.detained.phrase" and own.row == "displaced"
    if (moved or held) and not (got.row in ("freed", "rescued") and own.row == "detained"):
        return own
    return own if got.way == "toll" and own.row != got.row and own.way in ("noun", "state") else got


def _fitted(reading: Reading, got: Hang, t: Token, kind: Kind | None, noun: Token | None) -> Hang:
    """The measure, fitted to who or what is counted: captives are not detained, tanks not killed."""
    if got.row == "detained" and lemma_of(got.predicate) in words_for("holds") and custody.seized_before(reading, t):
        got = Hang("captured", got.predicate, "state", got.inherited)
    last = reading.last(t.i - 60, t.i, OF_PEOPLE) if got.row == "snatched" and kind is None else None
    if last is not None and last.measure == "detained":
        got = Hang("detained", got.predicate, got.way, got.inherited)  # "has detained 59 employees. Eleven were seized on Sunday"
    if got.row == "judged":
        got = _judged(reading, got, t, kind, noun)
    if got.row == "killed" and got.way == "toll" and kind is not None and kind.class_ in ("materiel", "building", "munition"):
        got = Hang("destroyed", got.predicate, "toll", got.inherited)  # "put the losses at 1,080 troops and eight tanks"
    if got.row == "wounded" and noun is not None and any(measures().named("counts", k) == ["killed"] for k in noun_keys(noun)):
        got = Hang("killed", noun, "noun")  # "confirmed 900 bodies and 2,880 injured", the injured tied to the bodies
    return got


def _judged(reading: Reading, got: Hang, t: Token, kind: Kind | None, noun: Token | None) -> Hang:
    """Those whom a court judges, who are held where that is said: "were charged with murder and sent to prison", "arrested 61, nine of whom have been charged"."""
    q = reading.count_of(t)
    last = reading.last(t.sent.start, t.i, ("detained",))
    if last is not None and q is not None and " ".join(x.lower_ for x in reading.doc[q.last : q.last + 2]) in words_for("of_them"):
        return reading.part_of(last)
    beside = (verbs.by_verb(reading, c, t, kind, noun, "object") for c in tree.children(got.predicate, "conj") if tree.child(c, "nsubj", "nsubj:pass", "obj") is None)
    return next((h for h in beside if h is not None and h.row == "detained"), got)


def _of_counted(reading: Reading, t: Token, *, beside: bool) -> Hang:
    """As in "left 12 rebels, three soldiers and two civilians dead": beside a figure or a part of it."""
    last = reading.figures[-1]
    part_behind = last.head > t.i and way_of(last) == "part" and last.head > t.sent.start
    listed = beside and way_of(reading.units[t.i]) != "part" and not part_behind
    return reading.as_before(reading.units[t.i], "listed" if listed else "part")


def _by_own_clause(reading: Reading, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """By the clause that people have for themselves: "22 women who had been raped"."""
    clauses = ((c, x) for x in tree.conjuncts(t) for c in x.children if c.dep_ in ("acl", "acl:relcl"))
    return next((got for c, x in clauses if (got := nouns.by_clause(reading, c, x, kind, noun)) is not None), None)


def _passes_on(reading: Reading, head: Token, depth: int) -> bool:
    """Whether a noun before "of" is counted with what stands behind it: "one of the guards", "a group of 20 soldiers"."""
    above = kind_of(head)
    return head.lower_ in ("one", "all", "each") or (depth > 0 and head.i in reading.quantity_at) or (above is not None and above.class_ == "collective")


def _nearer(reading: Reading, whole: FigureMention, start: Token) -> FigureMention:
    """The figure that a part with "including" is of: "one dead and 30 injured, including 27 officers": of the injured."""
    between = (f for f in reversed(reading.figures) if whole.head < f.head < start.i and f.measure in OF_PEOPLE)
    joined = (f for f in between if reading.doc[whole.head : f.head].text.split()[-1:] == ["and"])
    return next(joined, whole) if tree.case(start) == "including" else whole
