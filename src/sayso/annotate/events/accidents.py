"""Mishaps and violence: which words tell of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of, modifiers_of
from sayso.tree import case, child, core, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_accident(token: Token) -> bool:
    """Whether a word names a mishap, a disaster or an illness; gunfire is none."""
    if lemma_of(token) == "collapse":
        fallen = child(token, "nsubj") or next((o for p, o in obliques(token) if p == "of"), None)
        return fallen is not None and lemma_of(fallen) in words_for("structures")
    if lemma_of(token) not in words_for("accidents") or (lemma_of(token) in ("fire", "storm", "flood") and token.pos_ == "VERB"):
        return False
    if lemma_of(token) in ("explosion", "blast"):
        return bool(modifiers_of(token) & {"gas", "boiler", "fireworks", "firework", "methane", "fuel", "industrial", "chemical", "volcanic", "tanker"})
    if token.lower_ not in ("fire", "fires"):
        return True
    return (
        token.pos_ == "NOUN"
        and child(token, "compound", "amod") is None
        and case(token) != "under"
        and lemma_of(token.head) not in ("open", "exchange", "return", "trade", "draw", "come", "hold", "cease", "direct", "set")
    )


def is_violence(token: Token) -> bool:
    """Whether a word tells of violence; what strikes may be a plane or a storm, and "World War II" is a name."""
    return token.pos_ != "PROPN" and lemma_of(token) in words_for("violence") and not (token.pos_ == "VERB" and lemma_of(token) == "strike")


def amid_violence(token: Token) -> bool:
    """Whether the sentence around a token speaks of violence."""
    return any(is_violence(t) for t in token.sent)


def is_natural(token: Token) -> bool:
    """Whether a doer is a storm, a disease or the like, by its own word or one beside it: "the measles outbreak", "Typhoon Rai"."""
    beside = [token, *(c for c in token.children if core(c.dep_) in ("compound", "flat"))]
    return any(is_accident(t) for t in beside if lemma_of(t) not in ("explosion", "blast", "fire"))


def is_animal(token: Token) -> bool:
    """Whether a doer is an animal; "the Lions" are a team."""
    return token.pos_ == "NOUN" and lemma_of(token) in words_for("animals")


def is_at_work(clause: Token) -> bool:
    """Whether a clause says that somebody was at work or on the road: "while repairing a bridge"."""
    return clause.tag_ == "VBG" and lemma_of(clause) in words_for("labours") and any(m.lower_ in ("while", "whilst", "when") for m in clause.children)
