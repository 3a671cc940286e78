"""Deployed, come to fight: combatants who move to a place, or are at one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.reading import Hang, row_of
from sayso.annotate.figures.words import OF_PEOPLE, is_person, kind_of, lemma_of, measures, noun_keys, words_for

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


def times_struck(reading: Reading, t: Token, noun: Token) -> Hang | None:
    """As in "aircraft struck five times on Saturday and 16 times on Sunday": how often forces or weapons struck."""
    if lemma_of(noun) != "time" or noun.tag_ != "NNS":
        return None
    last = reading.last(t.sent.start, t.i)
    if t.dep_ == "conj" and last is not None and row_of(last) == "struck" and reading.doc[last.head].lower_ == "times":
        return Hang("struck", reading.predicate_of(last), "verb")
    doer = tree.child(t.head, "nsubj")
    forces = doer is not None and (((kind := kind_of(doer)) is not None and (kind.class_ in ("materiel", "munition") or kind.group == "combatants")) or reading.actors.headed_by(doer) is not None)
    struck = t.head.pos_ == "VERB" and lemma_of(t.head) in words_for("strikes_at") and t.i > t.head.i and not tree.is_negated(t.head)
    return Hang("struck", t.head, "verb") if forces and struck else None


def present(reading: Reading, v: Token, kind: Kind | None) -> bool:
    """Whether people were in a building when something befell it: "some 300 were in the mosque when the bomb went off", "had been in the building"."""
    if not is_person(kind) or kind.group == "combatants" or tree.child(v, "cop") is None or tree.case(v) not in ("in", "inside", "at") or tree.is_negated(v):
        return False
    spot = kind_of(v)
    if spot is None or spot.class_ != "building" or v.tag_ != "NN" or not any(c.lower_ in ("were", "had") for c in v.children):
        return False
    then = any(c.dep_ == "advcl" and any(x.lower_ in ("when", "as") for x in c.children) for c in v.children)
    return then or (any(c.lower_ == "had" for c in v.children) and reading.last(0, v.i, OF_PEOPLE) is not None)


def gathered(reading: Reading, v: Token, t: Token, kind: Kind | None) -> Hang | None:
    """As in "600 soldiers had gathered on the parade ground when the truck exploded", "There were 105 patients in the hospital": who was where harm was done."""
    if not is_person(kind) or tree.is_negated(v):
        return None
    then = next((c for c in tree.children(v, "advcl") if any(x.lower_ in ("when", "as", "before") for x in c.children)), None)
    they = tree.child(then, "nsubj", "nsubj:pass") if then is not None else None
    if they is not None and they.lower_ == "they":
        return None  # "were sleeping when they were killed"
    befallen = then is not None and any(lemma_of(x) in words_for("befalls") for x in then.subtree)
    if lemma_of(v) == "be" and tree.child(v, "expl") is not None:
        where = [c for c in (*tree.children(v, "obl"), *tree.children(t, "nmod")) if c.i > t.i]
        was = v.lower_ in ("were", "was") or any(c.lower_ == "had" for c in v.children)
        there = was and kind.group != "combatants" and any(_is_shelter(c) for c in where)
        return Hang("present", v, "state") if there and (befallen or reading.last(0, v.i, OF_PEOPLE) is not None) else None
    verb = lemma_of(v) in words_for("gathers") and v.pos_ == "VERB"
    past = v.tag_ == "VBD" or any(c.lower_ in ("had", "were", "was") for c in tree.children(v, "aux", "aux:pass"))
    return Hang("present", v, "state") if verb and past and befallen else None


def _is_shelter(place: Token) -> bool:
    """Whether people are inside a building or on board: "in the hospital", "aboard the ferry"."""
    kind = kind_of(place)
    inside = {"building": ("in", "inside", "at"), "materiel": ("on", "aboard", "in", "on board")}
    return kind is not None and place.tag_ == "NN" and tree.case(place) in inside.get(kind.class_, ())


def housed(v: Token, kind: Kind | None) -> Hang | None:
    """As in "The hotel was hosting 340 guests when the gunmen stormed it": whom a building held when something befell it."""
    doer = tree.child(v, "nsubj")
    place = kind_of(doer)
    if not is_person(kind) or place is None or place.class_ not in ("building", "materiel") or lemma_of(v) not in words_for("houses") or tree.is_negated(v):
        return None
    then = any(c.dep_ == "advcl" and any(x.lower_ in ("when", "as") for x in c.children) and any(lemma_of(x) in words_for("befalls") for x in c.subtree) for c in v.children)
    return Hang("present", v, "state") if then else None


def came_in(reading: Reading, v: Token, t: Token, kind: Kind | None) -> Hang | None:
    """As in "The gunmen came in four pickups": the vehicles of those who attack."""
    doer = tree.doer(v) or (v.head if v.dep_ in ("acl", "acl:relcl") else None)
    if kind is None or kind.class_ != "materiel" or tree.case(t) not in ("in", "on", "aboard") or t.tag_ not in ("NNS", "NNPS") or doer is None:
        return None
    who = kind_of(doer)
    armed = (who is not None and who.group == "combatants") or lemma_of(doer) in words_for("attackers")
    they = doer.lower_ == "they" and reading.last(0, v.i, OF_PEOPLE) is not None
    return Hang("vehicles", v, "phrase") if (armed or they) and lemma_of(v) in (words_for("moves_in") | words_for("rides")) else None


def in_convoy(reading: Reading, t: Token) -> Hang | None:
    """As in "A convoy of 30 vehicles": what a convoy or column is made of."""
    head, kind = t.head, kind_of(t)
    of = tree.core(t.dep_) == "nmod" and tree.case(t) == "of" and lemma_of(head) in words_for("convoys") and reading.has_count(t)
    return Hang("vehicles", head, "deed") if of and kind is not None and kind.class_ == "materiel" else None


def attackers(reading: Reading, v: Token, t: Token) -> Hang | None:
    """As in "There were three attackers", "knows of one attacker": how many did it, where people came to harm."""
    there = lemma_of(v) == "be" and tree.child(v, "expl") is not None and tree.core(t.dep_) == "nsubj"
    known = lemma_of(v) == "know" and tree.case(t) == "of"
    if not (there or known) or lemma_of(t) not in words_for("attackers") or tree.is_negated(v):
        return None
    if any(x.lower_ in words_for("not_all") for x in (*v.children, *t.subtree)):
        return None  # "There were still two gunmen inside": not how many did it
    harmed = any(measures().rows[r].measure in OF_PEOPLE for x in reading.doc[max(t.i - 60, 0) : t.i + 60] if x.pos_ == "VERB" for r in measures().verb("object", x))
    return Hang("fighting", v, "state") if harmed else None


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
