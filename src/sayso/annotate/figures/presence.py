"""Deployed, come to fight: combatants who move to a place, or are at one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import is_person, kind_of, lemma_of, noun_keys, words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.annotate.figures.words import Kind


def moved(reading: Reading, verb: Token, t: Token, kind: Kind | None) -> Hang | None:
    """As in "3,000 troops landed in Port-au-Prince", "30 gunmen on motorcycles entered the village": forces are deployed, others come to fight."""
    if kind is None or kind.group != "combatants" or lemma_of(verb) not in words_for("moves_in") or tree.is_negated(verb):
        return None
    goals = [c for c in tree.children(verb, "obl") if tree.case(c).split(" ")[0] in words_for("ways_in")]
    goals += tree.children(verb, "obj") if lemma_of(verb) in words_for("enters") else []
    if not any(_is_spot(reading, c) for c in goals) or any(x.lower_ in words_for("fleeing") or lemma_of(x) in words_for("fleeing") for x in verb.subtree):
        return None
    return Hang("deployed" if _are_forces(t) else "fighting", verb, "crossing")


def stationed(reading: Reading, v: Token, kind: Kind | None) -> Hang | None:
    """As in "3,000 soldiers are inside Congo", "There are about 300 Turkish soldiers in the town", "There are thousands of fighters in Syria"."""
    if kind is None or kind.group != "combatants":
        return None
    who = tree.child(v, "nsubj") if tree.child(v, "expl") is not None else None
    if who is not None and not _are_forces(who) and not tree.is_negated(v):
        where = [c for x in (v, who, *tree.children(who, "nmod")) for c in tree.children(x, "obl", "nmod")]
        there = any(c.lower_ in ("there", "here") and c.i > who.i for c in tree.children(v, "advmod"))
        return Hang("fighting", v, "state") if there or any(tree.case(c) in ("in", "inside") and _is_spot(reading, c) for c in where) else None
    if who is not None and _are_forces(who):
        where = [*tree.children(v, "obl"), *tree.children(who, "nmod")] if not tree.is_negated(v) else []
    else:
        where = [v] if tree.child(v, "cop") is not None else []
    return Hang("deployed", v, "state") if any(tree.case(c) in ("in", "inside") and _is_spot(reading, c) for c in where) else None


def contingent(reading: Reading, t: Token, head: Token) -> Hang | None:
    """As in "a force of 1,500 Burundians": a number of people that a force is made of."""
    unit = tree.case(t) == "of" and lemma_of(head) in words_for("contingents") and reading.has_count(t)
    return Hang("deployed", head, "deed") if unit and (is_person(kind_of(t)) or t.tag_ == "NNPS") else None


def _is_spot(reading: Reading, token: Token) -> bool:
    """Whether a word names a place or is a noun for one: "the area", "the village"."""
    kind = kind_of(token)
    return reading.is_place(token) or lemma_of(token) in words_for("areas") or (kind is not None and kind.class_ == "place")


def _are_forces(t: Token) -> bool:
    """Whether the counted are forces that somebody sends: soldiers, police, mercenaries."""
    return not words_for("forces").isdisjoint(noun_keys(t))
