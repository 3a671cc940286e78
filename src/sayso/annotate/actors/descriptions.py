"""Whom a description stands for: "the president", "the rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.actors.phrases import edges
from sayso.annotate.actors.reading import FORCE_SECTORS, UNNAMED, Draft, Reading, Ref
from sayso.annotate.actors.tables import singular
from sayso.tree import case, core
from sayso.who import fold

if TYPE_CHECKING:
    from spacy.tokens import Token


_UNIONS_OF_STATES = frozenset({"ORG:un", "ORG:eu", "ORG:au", "ORG:nato"})  # no agency is one of these


def described(r: Reading, f: Draft, before: list[Draft]) -> Ref | None:
    """The actor a definite description stands for: "the spokesman", "the group", "the ministry", "the monitor"."""
    t = r.doc[f.head]
    lo, _ = edges(r, f.head)
    if r.lower[lo] not in ("the", "this", "that"):
        return None
    row = "forces" if f.rule == "role.force" else f.rule[5:]
    if r.is_plural(f.head):
        return _plural_group(r, f, lo, row, before)
    if row not in r.t.role_rows:
        return None
    extra = [i for i in range(lo + 1, f.head) if r.match_at[i] is not None]
    blamed = t.dep_ == "obj" and t.head.lemma_.lower() in r.w["it_is_blamed"]  # "accused the airline of fraud"
    if extra or any(core(c.dep_) == "nmod" and case(c) in ("of", "for") and not (blamed and case(c) == "of") for c in t.rights):
        return None
    head = singular(r.folds[f.head])
    role = r.t.role_rows[row]
    near = [g for g in before if g.head < f.head and f.head - g.head < 400]
    if f.rule in UNNAMED and lo + 1 == f.head and (named := next((g.ref for g in reversed(near) if head in g.ref.unnamed), None)) is not None:
        return named  # "the gunman", once "police named the gunman as X"
    if (suspect := _suspect(r, f, lo, head, near)) is not None:
        return suspect
    if row == "court" and head not in ("judge", "magistrate", "prosecutor", "attorney"):
        return None
    if role.kind in ("office", "person") or row in ("legislator", "spokesperson", "court", "religion"):
        if role.kind == "office" and r.lower[f.head - 1] != "vice":
            deputies = {id(g.ref) for g in near if "vice" in r.lower[max(g.first - 4, 0) : g.head]}
            near = [g for g in near if id(g.ref) not in deputies]  # "the president" is not the vice president
        for g in reversed(near):
            if g.ref.kind == "person" and head in g.ref.heads:
                return g.ref
        for g in reversed(near) if role.kind == "office" else ():
            if row == "minister" and ((f.ref.told_country and f.ref.country != g.ref.country) or (head == "secretary" and "minister" in g.ref.heads)):
                continue  # "the Foreign Secretary" is no foreign minister of another country
            if g.ref.kind == "person" and row in g.ref.offices and row not in ("leader", "civilians", "local-office"):
                return g.ref
        return None
    if head == "force" and f.rule == "role.force":
        armed = [g for g in near if g.ref.kind == "named" and g.ref.sector in FORCE_SECTORS and r.is_subject(g)]
        return armed[-1].ref if armed else None
    if head in r.w["union_heads"] and lo + 1 == f.head:
        for g in reversed(near):
            if g.ref.kind == "named" and g.ref is not f.ref and head in g.ref.heads and (row != "armed-forces" or g.ref.sector == "MIL"):
                return g.ref  # "the army" is not the National Liberation Army
    if head == "source" and set(r.lower[lo + 1 : f.head]) <= {"same"}:
        return next((g.ref for g in reversed(near) if g.head > 0 and g.ref is not f.ref and singular(r.folds[g.head]) == head), None)
    if head == "party" and lo + 1 == f.head:
        parties = [g.ref for g in near if g.ref.kind == "named" and g.ref.sector in ("PTY", "OPP")]
        unknown = {g.ref.id: g.ref for g in near if g.ref.kind == "named" and g.ref.sector is None and g.ref.id.startswith("TXT:")}
        return parties[-1] if parties else next(iter(unknown.values())) if len(unknown) == 1 else None
    if row in ("group", "rebels", "paramilitaries") and role.kind in ("group", "force") and head in r.w["group_heads"]:
        said = [i for i in range(lo + 1, f.head) if r.doc[i].dep_ == "compound" and (r.folds[i],) not in r.t.roles and r.folds[i] not in r.t.qualifiers]
        near = [g for g in near if all(r.folds[i] in fold(g.ref.name) for i in said)]  # "the peace movement" is not Hamas
        want = {"REB", "PRM", "CRM", "UAF"} if row != "group" else {"REB", "PRM", "CRM", "NGO", "OPP", "PTY", "IGO", "LAB", "REL", None}
        if head == "body":
            want = (want | {"GOV", "LEG", "JUD", "EDU"}) - {"REB", "PRM", "CRM"}  # a commission or council, no armed group
        fits = [g for g in near if g.ref.kind == "named" and g.ref.sector in want and (head not in ("bloc", "alliance") or g.ref.sector == "IGO")]
        # "Al-Shabab, which is linked to al-Qaeda, attacked a hotel. The group killed 20": not the ally of an aside
        own = [g for g in fits if r.is_subject(g) and fits[-1].head > g.head and r.sentence(g.head) == r.sentence(fits[-1].head)]
        return own[-1].ref if own and _in_aside(r, fits[-1].head) else fits[-1].ref if fits else None
    if row in {"aid", "media"} and head in r.w["outlet_heads"]:
        want = {"NGO"} if row == "aid" else {"MED"}
        for g in reversed(near):
            if g.ref.kind == "named" and g.ref.sector in want:
                return g.ref
        return None
    if row == "business" and lo + 1 == f.head and head in r.w["business_heads"]:
        firms = [g for g in near if g.ref.kind == "named" and g.ref.sector in ("BUS", "MED") and g.ref is not f.ref]
        called = [g for g in firms if head in g.ref.heads]
        fits = called or ([g for g in firms if g.ref.sector == "BUS"] if head in ("company", "firm") else [])
        return fits[-1].ref if fits else None  # "the airline", after "the Iranian airline Mahan Air"
    if row == "ministry":
        if head == "agency":
            for g in reversed(near):
                if g.ref.kind == "named" and g.ref.sector in ("MED", "IGO", "NGO") and g.ref.id not in _UNIONS_OF_STATES:
                    return g.ref
        which = {r.folds[i] for i in range(lo + 1, f.head) if r.doc[i].pos_ in ("NOUN", "PROPN", "ADJ")}
        for g in reversed(near):
            told = {fold(w) for w in g.ref.name.split()}
            if head in g.ref.heads and g.ref is not f.ref and (not which or which & told):  # "the health ministry" is not the defence ministry
                return g.ref
    return None


def _suspect(r: Reading, f: Draft, lo: int, head: str, near: list[Draft]) -> Ref | None:
    """The one person of the text who was arrested or tried, or attacked somebody: "the accused", "the alleged gunman"; "the man" right after."""
    someone = head in ("man", "woman")
    if not (someone or head in r.w["suspects"]) or any(r.lower[i] not in r.w["alleging"] for i in range(lo + 1, f.head)):
        return None
    if r.lower[f.head] != "accused" and any(g.ref.kind == "role" and singular(r.folds[g.head]) == head for g in near):
        return None  # "a gunman", told of without a name
    if someone:
        near = [g for g in near if r.sentence(g.head) >= r.sentence(max(r.sentence(f.head) - 1, 0)) and g.ref.kind in ("person", "role") and not g.plural and g.ref.sector in (None, "CVL", "UAF", "CRM")]
        if len({g.ref.id for g in near}) != 1:
            return None
    suspects = {g.ref.id: g.ref for g in near if g.ref.kind == "person" and _is_suspected(r, r.doc[r.first_conjunct(g.head)])}
    one = next(iter(suspects.values())) if len(suspects) == 1 else None
    return one if one is not None and (not someone or one.gender in (None, "m" if head == "man" else "f")) else None


def _is_suspected(r: Reading, t: Token) -> bool:
    """Whether somebody is arrested, charged or tried at this word, or attacks."""
    verb, dep = t.head, t.dep_
    lemma = verb.lemma_.lower()
    if dep in ("obj", "nsubj:pass"):
        return lemma in r.w["suspecting"]
    if dep != "nsubj" or verb.pos_ != "VERB":
        return False
    before = any(core(c.dep_) in ("obj", "obl") and c.lemma_.lower() in ("court", "judge", "magistrate", "trial", "charge", "count", "tribunal") for c in verb.children)
    return (lemma in ("appear", "stand", "face") and before) or lemma in ("plead", "stab", "attack", "shoot", "behead")


def _in_aside(r: Reading, i: int) -> bool:
    """Whether a name stands in what is said of another by the way: "which is linked to al-Qaeda", "an offshoot of Boko Haram"."""
    t = r.doc[i]
    for _ in range(4):
        if t.dep_ in ("appos", "acl:relcl", "acl", "advcl"):
            return True
        if t.head.i == t.i or t.dep_ in ("nsubj", "obj", "nsubj:pass"):
            return False
        t = t.head
    return False


def _plural_group(r: Reading, f: Draft, lo: int, row: str, before: list[Draft]) -> Ref | None:
    """The one armed group of the text that "the rebels" or "the paramilitaries" stand for."""
    if (
        row not in ("rebels", "paramilitaries")
        or lo + 1 != f.head
        or r.lower[lo] != "the"
        or any(core(c.dep_) == "nmod" for c in r.doc[f.head].rights)
    ):
        return None
    armed = {g.ref.id: g.ref for g in before if g.head < f.head and g.ref.kind == "named" and g.ref.sector in ("REB", "PRM")}
    only = next(iter(armed.values())) if len(armed) == 1 else None
    return only if only is not None and (f.ref.country is None or only.country is None or f.ref.country == only.country) else None
