"""What refers back, in text order: pronouns, descriptions, "both", and whose "forces" are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.actors.descriptions import described
from sayso.annotate.actors.phrases import edges
from sayso.annotate.actors.pronouns import antecedents
from sayso.annotate.actors.reading import FORCE_SECTORS, Draft, Reading, Ref
from sayso.annotate.actors.tables import singular
from sayso.tree import case, child, core

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAIRS = {
    **dict.fromkeys(("side", "party", "camp", "rival", "foe", "enemy", "army", "force", "group", "faction"), ("named", "country", "role")),
    **dict.fromkeys(("country", "nation", "neighbour", "neighbor", "state", "government"), ("country",)),
    **dict.fromkeys(("leader", "president", "general", "minister", "man", "woman", "commander"), ("person",)),
}  # what "both ..." may stand for, and the kinds of actors that can be meant


def resolve(r: Reading) -> None:
    """Resolve pronouns and definite descriptions to the latest actor that fits; what fits nobody stays as it is."""
    resolved: list[Draft] = []
    extra: list[Draft] = []
    for f in sorted(r.out, key=lambda f: _owner_of(r, f.head)[1]):
        if f.ref.kind == "unresolved":
            refs = antecedents(r, f, resolved[-200:])
            if refs:
                f.ref = refs[0]
                for more in refs[1:]:
                    extra.append(replace(f, ref=more))
        elif f.ref.kind == "role" and f.plural and (two := _both(r, f, resolved[-200:])):
            f.ref = two[0]
            extra.append(replace(f, ref=two[1]))
            resolved.append(extra[-1])
        elif f.rule.startswith("role.") and f.ref.kind == "role":
            ref = described(r, f, resolved[-400:]) or _owned(r, f, resolved[-50:])
            if ref is not None:
                f.ref = ref
        resolved.append(f)
    if extra:
        r.out = sorted([*r.out, *extra], key=lambda f: f.head)


def _both(r: Reading, f: Draft, before: list[Draft]) -> list[Ref]:
    """The two that "both sides" or "the two countries" stand for: the one pair named together before ("X and Y")."""
    lo, _ = edges(r, f.head)
    words = r.lower[lo : f.head]
    met = words == ["the"] and r.lower[f.head] in ("ministers", "presidents", "leaders")
    if not words or not (words[0] == "both" or words in (["the", "two"], ["these", "two"]) or met):
        return []
    if met:
        return _who_met(r, f, before)
    kinds = _PAIRS.get(singular(r.folds[f.head]))
    if kinds is None or any(core(c.dep_) == "nmod" for c in r.doc[f.head].rights):
        return []
    groups: defaultdict[int, list[Draft]] = defaultdict(list)
    for g in before:
        if 0 < f.head - g.head < 250 and g.rule != "pronoun":
            groups[r.first_conjunct(g.head)].append(g)
    pairs: dict[tuple[str, ...], list[Ref]] = {}
    for members in groups.values():
        ids = tuple(sorted({g.ref.id for g in members}))
        fits = all(g.ref.kind in kinds and (g.ref.kind != "role" or g.ref.sector in FORCE_SECTORS) for g in members)
        if len(members) == len(ids) == 2 and fits and r.doc[members[1].head].dep_ == "conj":
            pairs[ids] = [g.ref for g in members]
    return next(iter(pairs.values())) if len(pairs) == 1 else []


def _who_met(r: Reading, f: Draft, before: list[Draft]) -> list[Ref]:
    """The two of whom the sentence before told that the one met the other: "The Foreign Secretary met X. The ministers discussed Syria"."""
    start = max((g.head for g in before if r.sentence(g.head) < r.sentence(f.head)), default=None)
    if start is None:
        return []
    verb = r.doc[start].sent.root
    one, other = child(verb, "nsubj"), child(verb, "obj") or next((c for c in verb.children if core(c.dep_) == "obl" and case(c) == "with"), None)
    if verb.lemma_.lower() not in ("meet", "host", "receive", "welcome", "greet") or one is None or other is None:
        return []
    found = [next((g.ref for g in before if g.head == t.i and (g.ref.kind == "person" or g.ref.row in ("minister", "head-of-state", "head-of-government")) and not g.plural), None) for t in (one, other)]
    return [x for x in found if x is not None] if None not in found else []


def _owner_of(r: Reading, i: int) -> tuple[Token | None, float]:
    """The pronoun that says whose somebody is ("its troops", "two of its men"), and the place in the text from which on that is told."""
    t = r.doc[i]
    of = next((c for c in t.rights if core(c.dep_) == "nmod" and case(c) == "of"), None) if t.pos_ == "NUM" else None
    owner = next((c for c in (of or t).lefts if c.dep_ == "nmod:poss" and c.pos_ == "PRON"), None)
    return owner, owner.i + 0.5 if owner is not None and owner.i > i else i


def _owned(r: Reading, f: Draft, before: list[Draft]) -> Ref | None:
    """Whose forces or spokesman: "its troops", "their spokesman", once the pronoun is resolved."""
    row = f.rule[5:] if f.rule != "role.quantity" else f.ref.row or ""
    owner = _owner_of(r, f.head)[0]
    role = r.t.role_rows.get(row)
    if owner is None or role is None or not (role.kind == "force" or row in ("spokesperson", "official", "civilians")):
        return None
    whose = next((g.ref for g in reversed(before) if g.head == owner.i), None)
    if owner.lower_ == "our":
        whose = _quoting(r, owner) or whose
    if whose is None or whose.kind in ("unresolved", "pronoun"):
        return None
    if whose.kind == "named" and (whose.sector in FORCE_SECTORS or role.kind != "force"):
        return whose
    if whose.country is None or (row == "civilians" and whose.kind != "country"):
        return None
    if whose.kind == "country" and role.kind != "force" and row != "civilians":
        return r.ref_of(r.t.by_id[whose.id]) if whose.id in r.t.by_id else whose
    sector = (whose.sector if whose.sector in FORCE_SECTORS else "MIL") if role.kind == "force" else "CVL" if row == "civilians" else whose.sector
    if sector is None or (row == "rebels" and whose.kind == "country"):
        return None
    id_ = f"{whose.country}:{sector}"
    return r.refs.setdefault(id_, Ref(id=id_, name=r.sector_name(whose.country, sector), kind="role", country=whose.country, sector=sector, row=row))


def _quoting(r: Reading, owner: Token) -> Ref | None:
    """Who speaks where "our" stands in what is said: of "Our army did not attack Kherson, Peskov said" his country."""
    verb = next((t for t in (owner.sent.root, *owner.ancestors, *owner.sent.root.children) if t.lemma_.lower() in r.w["counting"] and child(t, "nsubj") is not None), None)
    who = child(verb, "nsubj") if verb is not None else None
    ref = next((f.ref for f in r.out if who is not None and f.first <= who.i < f.last and f.ref.kind in ("person", "country")), None)
    if ref is None or ref.kind == "country":
        return ref
    country = r.t.by_id.get(f"ISO:{ref.country}")
    return r.ref_of(country) if country is not None else None
