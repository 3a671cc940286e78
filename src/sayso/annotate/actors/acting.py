"""Does it act: whether a name of a country, a capital or a seat stands for somebody here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.actors.phrases import place_case, role_at
from sayso.tree import case, child, core, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.actors.reading import Match, Reading
    from sayso.annotate.actors.tables import EntryKind


def acts(r: Reading, t: Token, kind: EntryKind) -> bool:
    """Whether a country, capital or seat of government acts, speaks or is dealt with at this word, or is a place."""
    while t.dep_ == "conj" and t.head.i != t.i:
        if case(t):
            break
        t = t.head
    head = t.head
    prep = case(t)
    if not prep and any(r.doc[i].text == "," for i in range(r.locs.get(t.i, (t.i, 0))[0], t.i)):
        prep = place_case(r, t)  # "in Leeds, England"
    lemma = head.lemma_.lower()
    city = kind == "capital"
    dep = t.dep_
    if prep in r.w["locative"]:
        return False
    if dep in ("nsubj", "nsubj:outer"):
        if head.pos_ in ("NOUN", "ADJ", "PROPN", "NUM", "ADV") and child(head, "cop") is not None:
            return (not city and head.pos_ == "ADJ") or (not city and head.lemma_.lower() not in ("country", "place", "city", "home"))
        counts = lemma == "have" and is_negated(head) and r.doc[head.i + 1 : head.i + 3].text.lower() == "more than"  # "Tokyo never had more than three"
        return counts or not (city and lemma in r.w["place_verbs"] and child(head, "xcomp") is None and child(head, "ccomp") is None)
    if dep == "nsubj:pass":
        return not city or lemma in r.w["addressee"]
    if dep in ("obj", "iobj"):
        if lemma in r.w["entered"] or (city and lemma in r.w["taken"]):
            return False
        return not city or lemma in r.w["addressee"]
    if dep == "obl:agent" or prep == "by":
        return True
    if dep == "nmod:poss":
        return (
            head.lemma_.lower() not in r.w["place_nouns"]
            if not city
            else head.lemma_.lower() not in r.w["place_nouns"] and role_at(r, head.i, head.i)[0] is None
        )
    if dep in ("root", "ROOT", "vocative", "dislocated", "appos", "parataxis", "list"):
        return dep == "vocative" or (not city and dep == "appos") or (kind == "seat")
    if core(dep) in ("obl", "nmod", "advcl", "acl"):
        if prep in ("from", "to", "for", "on", "of", "about", "over", "after", "before", "since", "until", "upon"):
            if lemma in r.w["dealing"] and not (prep in ("to", "from") and lemma in r.w["motion"]):
                return not (
                    city
                    and prep in ("of", "about", "over", "after", "before", "for")
                    and lemma not in ("support", "aid", "help", "backing", "weapon", "arms")
                )
            if prep == "on" and lemma in ("call", "press", "lean", "urge"):
                return True
            if city or lemma in r.w["motion"] or prep in ("about", "over", "after", "before", "since", "until"):
                return False
            if prep == "of":
                return lemma in r.w["acts_of"]
            if prep == "from":
                return head.pos_ == "VERB" and lemma in r.w["acts_from"] and not city
            if prep == "to":
                return lemma in r.w["acts_to"] and not city
            if prep == "on":
                return lemma in r.w["acts_on"] and not city
            return not city  # for
        if prep in r.w["acts_with"]:
            return (
                not city
                or lemma in r.w["dealing"]
                or prep in ("on behalf of", "according to", "alongside")
                or (head.pos_ == "VERB" and lemma in ("fight", "war", "act", "move", "turn", "vote"))
            )
        return False
    return False


def in_role(r: Reading, t: Token, *, strict: bool = False) -> bool:
    """Whether a word stands where actors stand: subject, agent, object, possessor, or coordinated with such."""
    while t.dep_ == "conj" and t.head.i != t.i:
        t = t.head
    if strict:
        asked = t.dep_ in ("obj", "iobj") and t.head.lemma_.lower() in r.w["addressee"]
        dealt = core(t.dep_) in ("obl", "nmod") and case(t) in ("by", "with", "between", "against")
        return t.dep_ in ("nsubj", "nsubj:outer", "obl:agent", "vocative") or asked or dealt
    return t.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "nmod:poss", "obl:agent", "vocative") or (
        core(t.dep_) in ("obl", "nmod") and case(t) in ("by", "with", "against", "between", "to", "on", "among", "from", "for", "alongside")
    )


def does(t: Token) -> bool:
    """Whether a word is the subject or agent of an active happening."""
    while t.dep_ == "conj" and t.head.i != t.i:
        t = t.head
    if t.dep_ == "nsubj":
        return t.head.pos_ == "VERB"
    return t.dep_ == "obl:agent" or (core(t.dep_) == "obl" and case(t) == "by")


def harms(r: Reading, t: Token) -> bool:
    """Whether the verb over a word does harm: "the strike killed", "the blast tore through"."""
    while t.dep_ == "conj" and t.head.i != t.i:
        t = t.head
    return t.head.lemma_.lower() in r.w["harming"]


def is_last_name(r: Reading, m: Match) -> bool:
    """Whether a capital's name is the last name of a person here: "Sudesh Amman". The first name is of no table and stands where people stand."""
    first = r.doc[m.first].head
    if r.doc[m.first].dep_ != "flat" or not m.first - 3 <= first.i < m.first or not any(e.kind == "capital" for e in m.entries):
        return False
    before = r.doc[first.i : m.first]
    if any(t.pos_ != "PROPN" or t.ent_type_ == "ORG" or r.match_at[t.i] is not None or t.lower_ in r.w["place_parts"] for t in before):
        return False
    return in_role(r, first) or case(first) == "as" or first.dep_ in ("appos", "root", "ROOT")
