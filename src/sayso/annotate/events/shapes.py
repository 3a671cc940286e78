"""What single tokens are by where they stand: gerunds, numbers that name nobody, each other, weapons, content clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of
from sayso.tree import child, core, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token

WHERE = frozenset({"in", "on", "at", "near", "outside", "beside", "behind", "opposite"})
WARS = frozenset({"war", "rebellion", "uprising", "revolution", "revolt", "insurgency", "genocide", "massacre", "intifada", "offensive", "battle"})
COUNTRY_WARS = frozenset({"war", "insurgency", "rebellion", "uprising", "revolt", "unrest", "violence"})
COUNTS = frozenset({"toll", "count", "tally", "number", "figure", "estimate", "total"})
CASES = frozenset({"death", "cause", "circumstance", "disappearance", "killing", "murder", "shooting", "poisoning"})  # what is looked into, and befell the one it is of
TOLD_OF = frozenset({"ASSAULT", "PROTEST"})  # what a noun with a place or a day tells of wherever it stands
DONE_TO = frozenset({"on", "in", "at", "near", "against", "outside", "of", "inside", "close to", "north of", "south of", "east of", "west of"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
UNBOUND = frozenset({"no", "any", "every", "each"})
SKIPPED_DEPS = frozenset({"amod", "compound", "flat", "nmod:desc", "case", "mark", "aux", "aux:pass", "cop", "fixed", "det", "punct", "cc"})
REPROACHES = frozenset({"accuse", "suspect", "blame", "condemn", "criticise", "criticize", "denounce", "charge", "convict", "warn"})


def is_gerund(token: Token) -> bool:
    """Whether a verb form stands where a noun does: "Fighting broke out"."""
    return token.pos_ == "VERB" and token.tag_ == "VBG" and token.dep_ in ("nsubj", "obj", "obl", "nmod") and child(token, "obj") is None


def is_slipped_gerund(token: Token) -> bool:
    """Whether a gerund was taken for an adjective of its object: "accused them of shelling villages"."""
    if token.dep_ != "amod" or token.tag_ != "VBG" or not token.i:
        return False
    before = token.nbor(-1)
    return (
        before.dep_ == "case"
        and before.head.i == token.head.i
        and any(a.pos_ == "VERB" and lemma_of(a) in REPROACHES for a in (token.head.head, token.head.head.head))
    )


def is_other_round(token: Token) -> bool:
    """Whether a round is one of votes or games: "the second round of elections"."""
    return lemma_of(token) == "round" and any(p == "of" and lemma_of(o) in words_for("ballots") for p, o in obliques(token))


def is_way(token: Token) -> bool:
    """Whether a noun behind "by" says how, not by whom: one bare noun in the singular ("by sea", "by force")."""
    return token.tag_ == "NN" and all(c.dep_ in ("case", "punct") or c.i > token.i for c in token.children)


def is_number(token: Token) -> bool:
    """Whether a noun is a number that somebody gives, and nobody: "dismissed the figure", but not "an opposition figure"."""
    if lemma_of(token) in ("toll", "tally"):
        return True
    return lemma_of(token) == "figure" and (child(token, "nmod:poss") is not None or not any(core(c.dep_) in ("amod", "compound", "nmod", "acl") for c in token.children))


def is_each_other(token: Token) -> bool:
    """Whether words are "each other" or "one another", whichever word heads them."""
    doc, i = token.doc, token.i
    pairs = {"each": "other", "one": "another"}
    return (i + 1 < len(doc) and pairs.get(token.lower_) == doc[i + 1].lower_) or (i > 0 and pairs.get(doc[i - 1].lower_) == token.lower_)


def is_weapon(token: Token) -> bool:
    """Whether a word names a weapon or what carries one: what it does, its owner does."""
    lemma = lemma_of(token)
    return any(lemma in words_for(name) for name in ("munitions", "vehicles", "armour"))


def has_case(preposition: str, name: str) -> bool:
    """Whether a preposition is the one asked for, or begins or ends with it: "close to" is "to"; "because of" is not "of"."""
    return (
        preposition == name
        or preposition.startswith(f"{name} ")
        or (
            " " in preposition
            and preposition.rsplit(maxsplit=1)[-1] == name
            and preposition not in ("instead of", "because of", "ahead of", "as of", "out of", "up to", "due to", "according to", "prior to")
        )
    )


def is_for_the_press(asked: Token) -> bool:
    """Whether no more than words are asked for: "a request for comment"."""
    return any(p == "for" and lemma_of(o) in words_for("answers_given") for p, o in obliques(asked))


def is_together(token: Token) -> bool:
    """Whether "together", "side by side" or "hand in hand" stands right before a nominal's "with": at whose side one is."""
    mark = min((c.i for c in token.children if c.dep_ == "case"), default=0)
    if mark <= token.sent.start or token.doc[mark].lower_ != "with":
        return False
    return token.doc[mark - 1].lower_ in ("together", "jointly") or token.doc[max(mark - 3, 0) : mark].text.lower() in ("side by side", "hand in hand", "shoulder to shoulder")


def fails(verb: Token) -> bool:
    """Whether a verb says that what its subject names came to nothing: "the truce collapsed"."""
    particle = child(verb, "compound:prt", "advmod")
    return lemma_of(verb) in words_for("fails") or (particle is not None and f"{lemma_of(verb)} {particle.lower_}" in words_for("fails"))
