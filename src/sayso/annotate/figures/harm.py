"""harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.words import is_person, kind_of, lemma_of, words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading


def bereaved(reading: Reading, doer: Token) -> bool:
    """Whether who has lost people lost them to death: a place, a family, a force."""
    return doer.ent_type_ in ("LOC", "GPE") or reading.places.at(doer) is not None or lemma_of(doer) in words_for("bereaved")


def not_found(verb: Token) -> bool:
    """Whether those of whom a verb tells have not been found: "have not been found", "are yet to be traced"."""
    if lemma_of(verb) not in words_for("finds") or not tree.is_passive(verb):
        return False
    yet = verb.head if verb.dep_ == "xcomp" and lemma_of(verb.head) in ("have", "be", "remain") else verb
    return tree.is_negated(verb) or any(c.lower_ in words_for("yet") and (c.lower_ == "never" or yet.i != verb.i) for x in (verb, yet) for c in x.children)


def laid_to_rest(reading: Reading, verb: Token) -> bool:
    """Whether people bury or mourn their dead: not a blast that buries them alive."""
    if lemma_of(verb) not in words_for("buries"):
        return False
    below = tree.children(verb, "obl", "xcomp", "advmod")
    if any(tree.case(c) in words_for("beneath") or c.lower_ == "alive" for c in below):
        return False
    if tree.is_passive(verb):
        return any(lemma_of(x) in words_for("graves") for c in below for x in (c, *tree.children(c, "compound")))
    doer = tree.child(verb, "nsubj")
    return doer is not None and (doer.pos_ == "PROPN" or doer.tag_ == "PRP" or bereaved(reading, doer) or (is_person(kind_of(doer))))


def in_battle(reading: Reading, verb: Token) -> bool:
    """Whether a fall is one in battle, or is said and no more: "80 Wagner men fell in the battle", "Nine South Africans fell: ..."."""
    below = [c for c in verb.children if tree.core(c.dep_) in ("obl", "advcl")]
    after = reading.next_word(verb.i + 1)
    who = tree.child(verb, "nsubj")
    if who is not None and who.tag_ == "NNPS" and all(tree.case(c) in ("on", "in", "at", "since") for c in below):
        return True  # "Nine South Africans fell on Thursday"
    return any(lemma_of(c) in words_for("battles") for c in below) or (after is not None and after.text in (":", ";", "."))


def falls(verb: Token) -> bool:
    """Whether soldiers who "fell" died: they fell nowhere, to nothing and off nothing."""
    if tree.child(verb, "obj", "xcomp", "compound:prt") is not None or any(c.lower_ in words_for("unhurt") for c in verb.children):
        return False
    return not any(tree.case(c).split(" ")[0] in words_for("falls_to") for c in tree.children(verb, "obl"))


def tends(reading: Reading, verb: Token) -> bool:
    """Whether who does it is of those who tend the wounded: a hospital, doctors, an agency of health."""
    doer = tree.child(verb, "nsubj")
    found = reading.actors.headed_by(doer) if doer is not None else None
    return doer is not None and (
        (found is not None and (found.what.sector in ("MED", "HLH") or found.what.id == "ORG:msf")) or lemma_of(doer) in words_for("carers")
    )


def sought(verb: Token, way: str) -> bool:
    """Whether a verb tells that people are missing: "rescuers are searching for 30 people", "nothing has been heard of 14 villagers"."""
    who = tree.subject(verb)
    if lemma_of(verb) == "hear" and way in ("of", "from"):
        return who is not None and lemma_of(who) in words_for("news")
    return lemma_of(verb) in words_for("searches") and way == "for" and who is not None and lemma_of(who) in words_for("searchers")
