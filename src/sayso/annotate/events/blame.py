"""Whom a deed is laid to: who is blamed, charged, sentenced for it, or claims it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sayso.annotate.events import fits, names, slots, verb_rows
from sayso.annotate.events.reading import Reader, Reading
from sayso.annotate.events.shapes import DEFINITE, WHERE, is_weapon
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of, phrase_for
from sayso.tree import case, child, children, core, is_negated, is_passive, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token


def sentenced(reader: Reader, noun: Token) -> list[Token]:
    """Who gets the sentence that a noun names: "was given a life sentence", "is serving a prison term"."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ not in ("obj", "nsubj:pass") or not phrase_for(noun, ["@sentences"]):
        return []
    e = verb_rows.verb_entry(reader, verb)
    return slots.recipients_of(reader, verb, e) if e is not None and "@sentences" in e.row.objects else []


def blamed_for(reader: Reader, noun: Token, r: Reading | None = None) -> list[Token]:
    """Whom somebody lays a deed to, of those who can be armed: "blamed the army for the strike", "blamed the strike on the army"."""
    head = noun.head
    if case(noun) in ("of", "in", "with") and core(noun.dep_) in ("obl", "nmod") and r is None:  # "accused the army of the raid"
        verb = next((t for t in (head, head.head) if t.pos_ == "VERB"), head)
        told = any(c.lower_ in DEFINITE for c in children(noun, "det")) or any(p in ("of", "on", "against") for p, _ in obliques(noun))  # a deed, and not a crime: "convicted of murder"
        accused = slots.undergoer(reader, verb) if told and lemma_of(verb) in words_for("accusing") and (case(noun) != "in" or lemma_of(verb) == "implicate") else None
        return names.spread(reader, [accused]) if accused is not None and accused.i < noun.i and fits.doer_fits(reader, "deed", accused) and not is_negated(verb) else []
    if case(noun) in ("for", "over") and core(noun.dep_) in ("obl", "nmod"):
        term = head if head.pos_ == "NOUN" else child(head, "obj")
        if r is None and term is not None and (any(c.lower_ in DEFINITE for c in children(noun, "det")) or any(p == "of" for p, _ in obliques(noun))) and (guilty := sentenced(reader, term)):
            return guilty  # "is serving a life sentence for the murder of a priest"
        verb = next((t for t in (head, *itertools.islice(head.ancestors, 2)) if t.pos_ == "VERB"), head)  # "held the army responsible for the strike"
    elif noun.dep_ in ("obj", "nsubj:pass"):
        verb = head
    else:
        return []
    if r is None:
        r = reader.reading(verb) if verb.pos_ == "VERB" else None
    if r is None or r.type != "ACCUSE" or r.mode != "allege" or lemma_of(verb) not in words_for("blaming") or (is_passive(verb) and reader.doer(verb) is None):
        return []  # "was blamed on the rebels": by nobody who is named
    return [t for t in r.to if t.i != noun.i and fits.doer_fits(reader, "armed", t)]


def laid_to(reader: Reader, accused: Token) -> Reading | None:
    """The deed told before that is laid to somebody without being named: "survivors blamed the Taliban"."""
    verb = accused.head
    if verb.pos_ != "VERB" or not (accused.dep_ == "obj" if lemma_of(verb) == "blame" else case(accused) == "at" and lemma_of(verb) == "point"):
        return None
    r = reader.reading(verb)
    if r is None or r.name != "accuse" or all(t.i != accused.i for t in r.to) or not fits.doer_fits(reader, "armed", accused):
        return None
    if is_negated(verb) or is_passive(verb) or any(p in ("for", "over", "of", "on") for t in (verb, accused) for p, _ in obliques(t)) or child(verb, "advcl", "ccomp") is not None:
        return None  # what for is said
    return Reading(accused, "ASSAULT", None, (), "blamed", "responsible", lemma_of(verb), [accused], [], r.row, confidence=0.6)


def claims_responsibility(r: Reading) -> bool:
    """Whether a reading says that somebody owns up to a deed, or is held to have done it: "claimed responsibility for the raid"."""
    return r.name == "responsible" or (
        r.carrier is not None and (lemma_of(r.carrier) == "responsible" or any(lemma_of(c) == "responsibility" for c in r.carrier.children))
    )


def owns_told(r: Reading) -> bool:
    """Whether somebody is said to have carried out the deed that was just told, without a word on whom it befell: "The group said it had carried out the attack"."""
    if r.type != "ASSAULT" or r.to or not r.by or r.carrier is None or lemma_of(r.carrier) not in words_for("perpetrating") or is_negated(r.carrier) or lemma_of(r.carrier.head) == "deny":
        return False
    if any(p in WHERE and o.ent_type_ not in ("DATE", "TIME") for p, o in obliques(r.carrier)):
        return False  # "carried out the attack in Kidal"
    definite = any(c.lower_ in ("the", "this") for c in children(r.head, "det")) and r.head.tag_ == "NN"
    return definite and not any(core(c.dep_) in ("amod", "nmod", "acl", "compound", "nummod") or c.dep_ == "acl:relcl" for c in r.head.children)


def weigh_claim(r: Reading) -> None:
    """Ask the certainty of who did it, not of the deed; a claim that nobody made names no doer."""
    if is_negated(r.top) or any(c.lower_ in ("no", "nobody", "none", "neither") for b in r.by for c in (b, *b.children)):
        r.by = []
    elif lemma_of(r.top) == "deny":
        r.sure = next((c for c in r.top.children if lemma_of(c) == "responsibility"), None)
    elif r.top.pos_ == "ADJ":
        r.sure = r.top


def refer_back(r: Reading, before: list[Reading]) -> None:
    """Give a claim of responsibility the deed that was told last and that nobody else did."""
    if r.head.tag_ in ("NNS", "NNPS") and any(c.lower_ in ("all", "both") or c.pos_ == "NUM" for c in r.head.children):
        return  # "for all three attacks": more than the one told last
    for a in reversed(before):
        if a.type == "ASSAULT" and any(t.lower_ != "it" for t in a.to) and (not a.by or a.head.pos_ in ("NOUN", "PROPN") or lemma_of(a.by[0]) in words_for("attack") or is_weapon(a.by[0])):
            r.to, r.mode = list(a.to), r.mode or a.mode
            r.parts += [a.head, *a.parts] if claims_responsibility(a) else [a.top, a.head, *a.parts]  # not the day on which somebody said so
            return
