"""Who does something at another's side: "fought alongside Kurdish forces", "was carried out in coordination with the army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import ahead, fits, names, slots
from sayso.annotate.events.reading import Reader, Reading
from sayso.annotate.events.shapes import is_together
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import is_first_person, lemma_of
from sayso.tree import case, child, is_negated, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE = frozenset({"alongside", "beside", "together with", "side by side with", "shoulder to shoulder with", "along with"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT"})  # what one may do at another's side
SIDES = frozenset({"GOV", "MIL", "COP", "SPY", "IGO", "JUD"})  # who speaks of a deed of his own side, where nobody else is named


def at_side(reader: Reader, token: Token) -> Reading | None:
    """What somebody does at another's side, at the word for how ("in coordination with") or for at whose ("alongside the army")."""
    verb = token.head
    if verb.lower_ == "together" or (verb.dep_ in ("nsubj", "nsubj:pass") and token.i > verb.i):
        verb = verb.head  # "soldiers, together with instructors, arrested": on the soldiers
    if verb.dep_ in ("nsubj", "nsubj:pass") and token.i > verb.i:
        verb = verb.head
    if verb.pos_ != "VERB" or is_negated(verb) or is_negated(token):
        return None
    how = case(token)
    if how == "in" and lemma_of(token) in words_for("jointly"):
        partners = [o for p, o in obliques(token) if p == "with"] or [o for p, o in obliques(verb) if p == "with" and o.i > token.i]
    elif how in BESIDE or (how == "with" and is_together(token)):
        if not _is_deed(reader, verb):
            return None
        partners = [token]
    elif how == "with" and lemma_of(token) in words_for("helps"):
        if not _is_deed(reader, verb):
            return None
        partners = [o for p, o in obliques(token) if p in ("of", "from")]
        partners = [o for o in partners if reader.actors.headed_by(o) is not None or names.names_inside(reader, o)]
    else:
        return None
    own = reader.reading(verb)
    if not partners or not fits.fits(reader, "person", partners[0]) or is_first_person(partners[0]) or (own is not None and own.type in ("COOPERATE", "CONSULT")):
        return None
    if own is not None and own.type == "AID" and how == "along with" and child(verb, "obj") is not None:
        return None  # "sent two helicopters along with a team of mechanics"
    by = slots.doers_of(reader, verb)
    who = reader.speaker(verb)
    if by and not fits.is_actorish(reader, by[0]):
        return None
    if not by and (lemma_of(token) in words_for("helps") or who is None or who.sector not in SIDES):
        return None
    r = Reading(token, "COOPERATE", None, (), "joint", "joint_deed", lemma_of(token) if partners[0].i != token.i else "alongside", by, names.spread(reader, partners), None, carrier=verb, sure=verb, confidence=0.7)
    if not by:
        r.speaker = who
    return ahead.as_announced(reader, r)


def _is_deed(reader: Reader, verb: Token) -> bool:
    """Whether a verb tells what one may do at another's side: "patrolled", "arrested"; not "spoke"."""
    r = reader.reading(verb)
    return lemma_of(verb) in words_for("side_by_side") or (r is not None and r.type in DEEDS)
