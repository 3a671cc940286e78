"""Which things a bare number counts: homes, missiles, aircraft that were spoken of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.words import Kind, kind_of, lemma_of, measures, words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.annotate.figures.words import Kind


def meant(reading: Reading, t: Token) -> Kind | None:
    """As in "flattened 25 homes and damaged 60 more": the things that the figure before in the sentence counts."""
    last = reading.last(t.sent.start, t.i)
    back = t.head.pos_ == "VERB" and ("seized" in measures().verb("object", t.head) or any("seized" in measures().named("result", f"{lemma_of(t.head)} {c.lower_}") for c in t.head.children))
    if last is None and back and (taken := reading.last(t.i - 40, t.i)) is not None and taken.rule.split(".")[1] == "seized":
        last = taken  # "made off with 1,041 weapons. Only 214 have been recovered so far"
    kind = kind_of(reading.doc[last.head]) if last is not None else None
    if tree.core(t.dep_) in ("nsubj", "obj") and lemma_of(t.head) in words_for("befalls_people"):
        return None  # "two boats sank and only 87 survived"
    if any(lemma_of(c) in words_for("lacks") and tree.case(c) == "without" for c in (*t.children, *t.head.children)):
        return None  # "destroyed 600 huts, leaving some 5,000 without a roof"
    return (
        kind
        if kind is not None and kind.class_ in ("place", "materiel", "building", "munition") and last is not None and tree.clause(t).i != last.predicate
        else None
    )


def flown(reading: Reading, t: Token) -> Kind | None:
    """As in "Of 33 fired, 21 were shot down", "More than 210 have been launched": the missiles or aircraft spoken of before."""
    v = t if t.pos_ == "VERB" else t.head
    if not (lemma_of(v) in words_for("shoots") or (lemma_of(v) == "shoot" and any(c.lower_ == "down" for c in v.children))) or not (
        tree.is_passive(v) or v.tag_ == "VBN"
    ):
        return None
    return next(
        (
            k
            for x in reversed(reading.doc[max(0, t.i - 60) : t.i])
            if x.pos_ in ("NOUN", "PROPN")
            and x.dep_ != "compound"
            and (k := kind_of(x)) is not None
            and (k.class_ == "munition" or (k.class_ == "materiel" and lemma_of(v) not in words_for("launches") and lemma_of(x) in words_for("aircraft")))
        ),
        None,
    )


def aircraft(reading: Reading, noun: Token) -> bool:
    """Whether fighters are aeroplanes: shot down, or destroyed where jets are spoken of."""
    v = noun.head
    if not (tree.core(noun.dep_) in ("nsubj", "obj") and v.pos_ == "VERB"):
        return False
    down = lemma_of(v) == "down" or (lemma_of(v) == "shoot" and any(c.lower_ == "down" for c in v.children))
    return down or (lemma_of(v) in words_for("loses_craft") and any(lemma_of(x) in words_for("jets") for x in reading.doc[max(0, noun.i - 60) : noun.i]))
