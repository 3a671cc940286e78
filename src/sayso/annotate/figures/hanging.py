"""hanging."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import again, asking, custody, ellipsis, governing, nouns, parts, tolls, verbs
from sayso.annotate.figures.reading import Hang, way_of
from sayso.annotate.figures.words import NOMINAL, OF_PEOPLE, VERBAL, Kind, is_person, kind_of, lemma_of, measures, noun_keys, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading

_INHERIT = frozenset({"conj", "appos", "nmod", "parataxis", "dep", "list", "acl", "orphan"})


def _beside(reading: Reading, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "captured a leader along with two guards": as the object (or passive subject) it stands beside."""
    above = t.head
    if above.pos_ in VERBAL and lemma_of(above) == "lose" and any(lemma_of(c) in words_for("contact") for c in tree.children(above, "obj", "nsubj")):
        return Hang("missing", above, "phrase") if is_person(kind) else None  # "has lost contact with 21 soldiers"
    if above.pos_ in VERBAL:
        while tree.child(above, "obj", "nsubj:pass") is None and above.head.i != above.i:
            above = above.head
        return verbs.by_verb(reading, above, t, kind, noun, "object") if tree.child(above, "obj", "nsubj:pass") is not None else None
    return governing.governed(reading, above, kind, noun) or (reading.part_of(reading.units[above.i]) if above.i in reading.units else None)


def _deed_apart(t: Token, head: Token, kind: Kind | None) -> bool:
    """Whether people stand beside deeds that were counted, with a clause of their own: "60 abductions, and 22 women who had been raped"."""
    clause = any(c.dep_ in ("acl", "acl:relcl") for x in (t, *tree.conjuncts(t)) for c in x.children)
    return clause and is_person(kind) and kind_of(head) is None and any(measures().named("deeds", k) for k in noun_keys(head))


def hang(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """What a count measures: by the verb above it, by its own noun, or as part of another figure."""
    if (
        noun is not None
        and noun.lower_ in ("them", "these")
        and t.dep_ in ("appos", "nummod")
        and t.head.i < t.i
        and t.head.pos_ == "NOUN"
        and t.head.i not in reading.units
        and not any(c.i in reading.quantity_at for c in t.head.children if c.i != t.i)
        and t.head.tag_ == "NNS"
    ):
        return hang(reading, t.head, t.head)  # "All the inmates, about 3,000 of them, broke out"
    kind = kind_of(noun) if noun is not None and noun.lower_ not in ("more", "fired", "launched") else ellipsis.meant(reading, t) or ellipsis.flown(reading, t)
    if noun is not None and lemma_of(noun) == "fighter" and ellipsis.aircraft(reading, noun):
        kind = Kind("materiel", None)
    if (
        kind is not None
        and kind.class_ == "never"
        and not (noun is not None and lemma_of(noun) == "case" and nouns.own_measure(reading, t, kind, noun) is not None)
    ):
        return None
    if (
        (at := reading.quantity_at.get(t.i)) is not None
        and noun is None
        and (side := tolls.up_or_down(reading, at)) is not None
        and (got := tolls.earlier(reading, side, t)) is not None
    ):
        return got
    if noun is None and (got := tolls.before_colon(reading, t)) is not None:
        return got
    if (early := ellipsis.plain(reading, t, noun)) is not None:
        return early
    if got := parts.among(reading, t) or ((ellipsis.adjacent(reading, t) or ellipsis.apposed(reading, t)) if noun is None else ellipsis.apposed(reading, noun)):
        return got
    start, own = t, None
    if (asked := asking.asked_before(reading, t)) is not None and again.spoken_number(t.head, t, noun):
        return Hang(asked, t.head, "again")
    for depth in range(6):
        got = governing.governed(reading, t, kind, noun)
        beside = noun is not None and start.dep_ == "conj" and depth > 0 and (t.i == start.head.i or (start.head.dep_ == "conj" and t.i == start.head.head.i))
        if depth == 0:
            own = nouns.own_measure(reading, t, kind, noun)
            if (
                got is not None
                and own is not None
                and (
                    (
                        got.row in ("displaced", "freed", "rescued", "deployed", "territory", "struck")
                        and own.row in ("killed", "wounded", "killed_or_wounded", "missing", "detained")
                    )
                    or (got.rule == "figure.detained.phrase" and own.row == "displaced")
                )
                and not (got.row in ("freed", "rescued") and own.row == "detained")
            ):
                got = own
            if got is not None and own is not None and got.way == "toll" and own.row != got.row and own.way in ("noun", "state"):
                got = own  # "the number of dead rose to 79, with more than 120 wounded"
            got = got or own
        if got is not None and got.row == "detained" and lemma_of(got.predicate) in words_for("holds") and custody.seized_before(reading, t):
            got = Hang("captured", got.predicate, "state", got.inherited)
        if got is not None and got.row == "killed" and got.way == "toll" and kind is not None and kind.class_ in ("materiel", "building", "munition"):
            got = Hang("destroyed", got.predicate, "toll", got.inherited)  # "put the losses at 1,080 troops and eight tanks"
        if got is not None and got.row == "wounded" and noun is not None and any(measures().named("counts", k) == ["killed"] for k in noun_keys(noun)):
            got = Hang("killed", noun, "noun")  # "confirmed 900 bodies and 2,880 injured", the injured tied to the bodies
        if got is not None and depth and kind is None and noun is not None and noun.tag_ in ("NN", "NNP"):
            return None  # "the deaths of five men and the loss of one radio"
        if got is not None:
            return replace(got, inherited=depth > 0 and t.dep_ != "conj")
        head = t.head
        if head.i == t.i:
            if t.i in reading.units and t.i != start.i:  # "Among them were 20 women and seven children"
                return reading.part_of(reading.units[t.i])
            break
        if depth and (own := nouns.own_measure(reading, t, kind, noun)) and t.i not in reading.units:
            return own
        if tree.core(t.dep_) in ("nmod", "obl") and tree.case(t) in numbers().beside:
            got = _beside(reading, t, kind, noun)
            if got is not None:
                return got
        if t.i in reading.units and t.i != start.i and not (beside and t.dep_ == "conj"):  # "left 12 rebels, three soldiers and two civilians dead"
            listed = (
                beside
                and way_of(reading.units[t.i]) != "part"
                and not (reading.figures[-1].head > t.i and way_of(reading.figures[-1]) == "part" and reading.figures[-1].head > t.sent.start)
            )
            return reading.as_before(reading.units[t.i], "listed") if listed else reading.part_of(reading.units[t.i])
        if head.pos_ in VERBAL and head.i not in reading.units:
            whole = next((f for f in reversed(reading.figures) if f.predicate == head.i), None)
            if whole is not None and t.dep_ in ("parataxis", "appos", "dep", "list", "conj") and t.pos_ in NOMINAL:
                return reading.part_of(whole)
            break
        if t.dep_ == "conj" and t.i == start.i and _deed_apart(t, head, kind):
            return next(
                (
                    got
                    for x in tree.conjuncts(t)
                    for c in x.children
                    if c.dep_ in ("acl", "acl:relcl") and (got := nouns.by_clause(reading, c, x, kind, noun)) is not None
                ),
                None,
            )
        if depth and start.dep_ == "conj" and tree.core(t.dep_) == "nmod" and tree.case(t) == "of" and reading.has_count(start) and reading.has_count(head):
            t = head  # "20 members of the forces and six civilians"
            continue
        if t.dep_ == "conj" or (
            tree.core(t.dep_) == "nmod"
            and tree.case(t) == "of"
            and (
                head.lower_ in ("one", "all", "each")
                or (depth and head.i in reading.quantity_at)
                or ((above := kind_of(head)) is not None and above.class_ == "collective")
            )
        ):
            t = head
            continue
        if tree.core(t.dep_) in _INHERIT and (tree.core(t.dep_) != "nmod" or tree.case(t) in ("including", "among", "like")):
            t = head
            whole = reading.units.get(t.i)
            if whole is not None:
                nearer = (
                    next(
                        (
                            f
                            for f in reversed(reading.figures)
                            if whole.head < f.head < start.i and f.measure in OF_PEOPLE and reading.doc[whole.head : f.head].text.split()[-1:] == ["and"]
                        ),
                        None,
                    )
                    if tree.case(start) == "including"
                    else None
                )
                return reading.part_of(nearer or whole)  # "one dead and 30 injured, including 27 officers": of the injured
            continue
        break
    return (
        parts.part(reading, start)
        or parts.the_dead_were(reading, start)
        or ellipsis.resumed(reading, start, noun)
        or again.again(reading, start, noun)
        or ellipsis.next_in_list(reading, start, noun)
        or parts.bare_part(reading, start, noun)
        or parts.of_those(reading, start, noun)
        or parts.hailing(reading, start, noun)
        or again.claimed(reading, start, noun)
        or again.said_of_people(reading, start, noun)
    )
