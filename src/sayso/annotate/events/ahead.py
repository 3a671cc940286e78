"""What is still to come: acts announced are promises and threats, acts that will not be done refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of
from sayso.model import IRREGULAR
from sayso.tree import children, is_negated, is_passive
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader, Reading

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo"})


def as_announced(reader: Reader, r: Reading) -> Reading | None:
    """What is announced for the future is a promise or a threat; what is said not to be done for the sake of another, a refusal."""
    v = r.top
    if v.pos_ not in ("VERB", "AUX"):
        return r
    negated = is_negated(v)
    if not is_ahead(reader, v):
        if r.by and r.type in COOPERATION and ((negated and _would(v)) or _is_not_going(v)):
            return replace(r, type="REJECT", mode=content_mode("REJECT", r.type, r.mode), kind=f"{r.kind}.will_not")
        return r
    if not r.by and not is_passive(v):
        return r
    if r.type in ("AGREE", "THREATEN", "REJECT", "REQUEST", "ACCUSE"):
        return r
    if negated:
        if r.type in COOPERATION:
            return replace(r, type="REJECT", mode=content_mode("REJECT", r.type, r.mode), kind=f"{r.kind}.will_not")
        return r
    if r.type in COOPERATION and not r.by and not r.to:
        return r if r.type == "CONSULT" and is_passive(v) and place_of(v, reader.doc, reader.places) else None  # "the summit will be held in May", not "in Geneva"
    if r.type in COOPERATION:
        return replace(r, type="AGREE", mode=None, kind=f"{r.kind}.will")
    if r.name == "guard":
        return r  # "police will guard polling stations" threatens nobody
    if r.type == "MOBILIZE" and any(c.tag_ == "VB" and lemma_of(c) in words_for("helpful_ends") and any(m.lower_ == "to" for m in c.children if m.dep_ == "mark") for c in children(v, "advcl", "xcomp", "acl")):
        return replace(r, type="AGREE", mode=None, kind=f"{r.kind}.will")  # "will send a frigate to join the operation"
    if r.by and r.type in ("ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE") and not _is_told_by_another(reader, r):
        return replace(r, type="THREATEN", mode=content_mode("THREATEN", r.type, r.mode), kind=f"{r.kind}.will")
    return r


def _would(verb: Token) -> bool:
    """Whether somebody "would not" do a thing, in a clause that hangs on no condition: "The elders would not hand over the suspects"."""
    aux = {a.lower_ for a in verb.children if a.dep_ in ("aux", "aux:pass")}
    return "would" in aux and not aux & {"have", "be", "been"} and verb.sent.root.i == verb.i and not any(c.dep_ == "advcl" and any(m.lower_ in ("if", "without", "unless") for m in c.children) for c in verb.children)


def _is_not_going(verb: Token) -> bool:
    """Whether somebody "is not going to" do a thing."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and is_negated(verb.head) and any(c.lower_ == "to" for c in verb.children)


def _is_told_by_another(reader: Reader, r: Reading) -> bool:
    """Whether what some will do is told by others, so that nobody threatens: "Washington said Turkey would move into Syria", "Reuters reported ..."."""
    said = reader.told_by(r.head)
    doers = [a for b in r.by for a in reader.by_head.get(b.i, [])]
    if said is None or said.source is None or not doers:
        return False
    who = said.source
    return all(
        a.id != who.id and not a.id.startswith("PRO:") and (who.sector == "MED" or (None not in (who.country, a.country) and (who.country != a.country or (who.sector in IRREGULAR) != (a.sector in IRREGULAR))))
        for a in doers
    )


def is_ahead(reader: Reader, verb: Token) -> bool:
    """Whether a verb tells of what is to come: "will respond", "said that it would respond", the second of two such verbs."""
    aux = {a.lower_ for a in verb.children if a.dep_ in ("aux", "aux:pass")}
    if not aux and verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
        return is_ahead(reader, verb.head)
    return bool(aux & FUTURE_AUX) or ("would" in aux and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and _governor_says(reader, verb))


def _governor_says(reader: Reader, verb: Token) -> bool:
    """Whether the verb above says that which a verb tells."""
    return verb.head.i in reader.cues or lemma_of(verb.head) in ("say", "announce", "confirm", "declare", "pledge", "state", "add", "tell")


def content_mode(out: str, type_: str, mode: str | None) -> str | None:
    """What is threatened, asked for or refused, as a mode of PLOVER."""
    if out == "THREATEN":
        if type_ == "COERCE":
            return {"arrest": "arrest", "ban": "ban", "censor": "ban", "deport": "expel"}.get(mode or "", "restrict")
        if type_ == "ASSAULT":
            return "territory" if mode in ("seize", "retake") else "violence"
        return {
            "SANCTION": "relations",
            "PROTEST": "relations",
            "MOBILIZE": "violence",
            "CONSULT": "relations",
            "AID": "relations",
            "COOPERATE": "relations",
        }.get(type_)
    if out in ("REQUEST", "REJECT"):
        if type_ == "CONSULT":
            return "meet"
        if type_ in ("AID", "COOPERATE", "SUPPORT"):
            return "assist"
        if type_ in ("CONCEDE", "RETREAT"):
            return "change" if mode == "resign" else "yield"
    return None
