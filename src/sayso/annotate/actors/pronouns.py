"""Whom a pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.actors.reading import FORCE_SECTORS, PERSONAL, PLURAL, Draft, Reading, Ref
from sayso.annotate.actors.tables import SECTOR_NOUNS
from sayso.tree import case, child, core

if TYPE_CHECKING:
    from spacy.tokens import Token


def antecedents(r: Reading, f: Draft, before: list[Draft]) -> list[Ref]:
    """Whom a pronoun stands for, of the mentions before it; empty when nobody fits."""
    word = r.lower[f.head]
    t = r.doc[f.head]
    here = r.sentence(f.head)
    near = [g for g in before if g.head < f.head and g.ref.kind not in ("unresolved", "pronoun", "thing") and g.rule != "pronoun.voice" and f.head - g.head < 150]
    quoted = r.quoted[f.head]
    if _is_thing_before(t, {g.head for g in before}):
        return []
    if word in PERSONAL:
        people = [
            g
            for g in near
            if (
                g.ref.kind == "person"
                or (
                    (g.rule[5:] if g.rule.startswith("role.") else g.ref.row)  # a colonel and his army are one actor
                    in (
                        "head-of-state",
                        "head-of-government",
                        "minister",
                        "spokesperson",
                        "leader",
                        "officer",
                        "official",
                        "diplomat",
                        "local-office",
                        "legislator",
                        "civilians",
                        "police",
                        "religion",
                        "court",
                        "health",
                        "unidentified-armed",
                    )
                    and g.ref.kind == "role"
                    and not g.plural
                )
            )
            and g.ref.gender in (None, PERSONAL[word])
            and (g.ref.kind == "person" or _sex_of(r, g.head) in (None, PERSONAL[word]))
        ]
        people = people or [g for g in near if _is_one(r, g) and _sex_of(r, g.head) in (None, PERSONAL[word])]
        told = {id(g.ref) for g in before if not r.quoted[g.head]}  # who is named only in what is said is not whom the text goes on about
        people = [g for g in people if r.quoted[g.head]] if quoted else [g for g in people if id(g.ref) in told] or people
        done_to = word in ("him", "her", "himself", "herself") and t.dep_ in ("obj", "iobj", "obl", "nmod")
        own = _clause_subject(t) if done_to else None
        if own is not None and word in ("him", "her"):
            people = [g for g in people if r.first_conjunct(g.head) != own]  # nobody is his own "him"
        people = [g for g in people if g.head != t.head.i and not (g.ref.kind == "role" and r.doc[g.head].lemma_.lower() in r.w["bodies"])]
        if not people:
            return _named_next(r, t)
        if (appointed := _appointed(r, t, before)) is not None:
            return [] if appointed.ref.kind == "unresolved" else [appointed.ref]
        near_by = [g for g in people if r.sentence(g.head) == here and r.doc[g.head].dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "conj")]
        if near_by and t.dep_ != "nmod:poss":
            people = near_by  # "The press asked the mayor, but he declined": the sentence's own
        subjects = [g for g in people if r.is_subject(g)]
        latest = people[-1]
        if subjects and not r.one_paragraph(subjects[-1].head, f.head) and r.one_paragraph(latest.head, f.head):
            subjects = []  # a new paragraph has named another since
        if done_to:
            if people and (deed := _who_did_it(r, people, own, before)) is not None:
                return [deed.ref]
            if people and not quoted and people[-1].ref.kind != "person" and not r.is_subject(people[-1]):
                people = [g for g in people if g.ref.kind == "person"] or people
            return [people[-1].ref] if people else []
        if subjects and here - r.sentence(subjects[-1].head) < 120:
            best = _above(r, subjects[-1], subjects) if core(t.dep_) == "nsubj" and r.sentence(subjects[-1].head) != here else subjects[-1]
            if latest.ref.kind == "person" and best.ref.kind != "person":
                best = latest
            ref = best.ref
        else:
            ref = latest.ref
        if ref.gender is None and ref.kind == "person":
            ref.gender = PERSONAL[word]
        return [ref]
    if word in PLURAL:
        cands = [g for g in near if g.plural or r.doc[g.head].lemma_.lower() == "number" or g.ref.row in ("police", "armed-forces", "official") or _has_conjunct(r, g, before)]
        if quoted:
            cands = [g for g in cands if r.quoted[g.head]]
        elif _tells(r, t):
            cands = [g for g in cands if not r.quoted[g.head]]  # who is named only in what they say is not who says it
        if word == "they" and (body := _own_body(r, t, before)) is not None:
            return [body]
        cands = _those_who_harm(r, t, cands, near)
        own = _clause_subject(t) if core(t.dep_) != "nsubj" else None
        cands = [g for g in cands if (r.sentence(g.head) == here or here - g.head < 60) and (t.dep_ == "nmod:poss" or g.head != own)]
        if not cands:
            return []
        subjects = [g for g in cands if r.is_subject(g)]
        if word == "they" and _tells(r, t):
            subjects = [g for g in subjects if _tells(r, r.doc[g.head])] or subjects  # "Police said nine had died. They had reported seven": the police
        best = (subjects or cands)[-1]
        if word in ("them", "their") and cands[-1].head > best.head and r.sentence(cands[-1].head) == here and word == "them":
            best = cands[-1]
        first = r.doc[best.head]
        while first.dep_ == "conj" and first.head.i != first.i:
            first = first.head
        members = [g for g in before if g.head == first.i or (r.doc[g.head].dep_ == "conj" and r.first_conjunct(g.head) == first.i)]
        refs: list[Ref] = []
        for g in members or [best]:
            if g.ref not in refs and g.ref.kind not in ("unresolved", "pronoun"):
                refs.append(g.ref)
        return refs or [best.ref]
    bodies = [
        g
        for g in near
        if g.ref.kind in ("named", "country", "role")
        and (not g.plural or g.ref.id.startswith("ORG:") or (g.ref.kind == "named" and g.last - g.first > 1))  # "the Defence Forces said it had"
        and (g.rule[5:] if g.rule.startswith("role.") else g.ref.row)  # an army and its spokesman are one actor
        not in (
            "civilians",
            "official",
            "spokesperson",
            "leader",
            "health",
            "education",
            "minister",
            "officer",
            "head-of-state",
            "head-of-government",
            "local-office",
            "legislator",
            "diplomat",
        )
    ]
    if quoted:
        bodies = [g for g in bodies if r.quoted[g.head]]
    same = [g for g in bodies if r.sentence(g.head) == here]
    own = _clause_subject(t) if word != "its" and core(t.dep_) != "nsubj" else None
    same = [g for g in same if g.head != own]
    if word == "its":
        owner = _clause_subject(t)
        for g in reversed(same):
            if g.head == owner:
                return [g.ref]
        speaker = _speaker_of(r, t)
        for g in reversed(same):
            if g.head == speaker:
                return [g.ref]  # "the army said its jets were striking the rebels": the army's
        placed = [g for g in same if core(r.doc[g.head].dep_) in ("nsubj", "obj", "iobj", "obl", "conj")]
        return [placed[-1].ref] if placed else []
    teller = _teller_of(r, t)
    if teller is not None and not any(teller < g.head < t.i and r.is_subject(g) for g in same):
        spoken = next((g.ref.body for g in reversed(before) if g.head == teller and g.ref.kind == "person" and g.ref.body is not None), None)
        if spoken is not None:
            return [spoken]  # "the spokesman of X said it had attacked": X
    pool = [g for g in same if r.is_subject(g) or r.doc[g.head].dep_ in ("iobj", "obj")] or [
        g for g in bodies if r.is_subject(g) and 0 < here - r.sentence(g.head) < 60
    ]
    return [pool[-1].ref] if pool else []


def _is_thing_before(t: Token, heads: set[int]) -> bool:
    """Whether a pronoun is what the verb before it was done to, which is nobody: "obtained the messages and released them"."""
    if t.dep_ != "obj" or t.head.dep_ != "conj" or t.lower_ not in ("it", "them"):
        return False
    thing = child(t.head.head, "obj")
    if any(core(c.dep_) == "obl" and c.i in heads for c in t.head.head.children):
        return False  # "dropped bombs on people and killed them"
    return thing is not None and thing.pos_ == "NOUN" and thing.i < t.i and thing.i not in heads and (t.lower_ == "them") == (thing.tag_ == "NNS")


def _is_one(r: Reading, g: Draft) -> bool:
    """Whether a phrase is of one person by his calling, whatever his sector: "the journalist", "a soldier", not "the newspaper"."""
    lemma = r.doc[g.head].lemma_.lower()
    if g.ref.kind != "role" or g.plural or not g.rule.startswith("role.") or not lemma.endswith(("ist", "er", "or", "man", "ian")):
        return False
    return not any(lemma in r.w[row] for row in ("outlet_heads", "organisation_heads", "group_heads", "bodies", "stuff"))


def _named_next(r: Reading, t: Token) -> list[Ref]:
    """Whom a pronoun before the subject stands for, where nobody is named before: "After his release, Gomez ran for the Senate"."""
    top = t
    while core(top.dep_) in ("nmod", "obl", "advcl", "nsubj", "obj") and top.head.i != top.i and not (core(top.dep_) in ("obl", "advcl") and top.head.dep_ == "ROOT"):
        top = top.head
    subject = child(top.head, "nsubj") if core(top.dep_) in ("obl", "advcl") and top.head.dep_ == "ROOT" else None
    named = next((f.ref for f in r.out if subject is not None and f.head == subject.i > top.i and f.ref.kind == "person"), None)
    return [named] if named is not None and named.gender in (None, PERSONAL[t.lower_]) else []


def _appointed(r: Reading, t: Token, before: list[Draft]) -> Draft | None:
    """Who got an office, where "he" goes on: "The king named Ali prime minister, and he resigned"."""
    verb = t.head.head
    if t.dep_ != "nsubj" or t.head.dep_ != "conj" or verb.lemma_.lower() not in r.w["appointing"] or verb.i > t.i:
        return None
    return next((g for g in before if verb.i < g.head < t.i and (g.ref.kind == "person" or r.lower[g.head] in PERSONAL)), None)


def _who_did_it(r: Reading, people: list[Draft], own: int | None, before: list[Draft]) -> Draft | None:
    """Whom police go after: "He injured a man. Officers shot him": who did it, and not whom he did it to, where the sentence before names both."""
    last = people[-1]
    police = next((g for g in reversed(before) if g.head == own and g.ref.sector in ("COP", "MIL")), None)
    if police is None or last.ref.kind != "role" or r.is_subject(last) or r.sentence(last.head) == r.sentence(police.head):
        return None
    return next((g for g in reversed(people[:-1]) if r.sentence(g.head) == r.sentence(last.head) and r.is_subject(g)), None)


def _own_body(r: Reading, t: Token, before: list[Draft]) -> Ref | None:
    """The body that tells of what it does: "UNICEF reported they had delivered the doses", "Sheriff Lee said they arrested one man"."""
    teller = _teller_of(r, t)
    one = next((g for g in reversed(before) if g.head == teller), None) if t.head.lemma_.lower() in r.w["own_deeds"] else None
    if one is None or one.plural:
        return None
    ref = one.ref
    if ref.kind != "person":
        return ref if ref.kind == "named" and ref.id.startswith(("ORG:", "GRP:")) else None
    if ref.body is not None:
        return ref.body
    sector = "COP" if "police" in ref.heads else ref.sector
    if sector not in ("COP", "MIL"):
        return None
    id_ = f"{ref.country}:{sector}" if ref.country else f"TXT:{SECTOR_NOUNS[sector]}"
    name = r.sector_name(ref.country, sector) if ref.country else SECTOR_NOUNS[sector]
    return r.refs.setdefault(id_, Ref(id=id_, name=name, kind="role", country=ref.country, sector=sector))


def _those_who_harm(r: Reading, t: Token, plural: list[Draft], near: list[Draft]) -> list[Draft]:
    """Whom "they" can stand for where they do harm: "Boko Haram treats them as enemies. They kill ...": those who bear arms, if the last sentence tells of them."""
    if t.dep_ != "nsubj" or t.head.lemma_.lower() not in r.w["they_harm"]:
        return plural
    last = max((r.sentence(g.head) for g in near if r.sentence(g.head) < r.sentence(t.i)), default=None)
    if any(r.sentence(g.head) == r.sentence(t.i) for g in plural):
        return plural
    armed = [g for g in near if r.sentence(g.head) == last and r.is_subject(g) and g.ref.sector in FORCE_SECTORS and (g.plural or g.ref.kind == "named")]
    return armed or plural


def _sex_of(r: Reading, head: int) -> str | None:
    """Whether a word is of a woman or of a man: "the spokeswoman"; None when it does not say."""
    lemma = r.doc[head].lemma_.lower()
    return "f" if lemma in r.w["female"] else "m" if lemma in r.w["male"] else PERSONAL.get(lemma)


def _above(r: Reading, g: Draft, subjects: list[Draft]) -> Draft:
    """The subject of the clause that another subject's adverbial clause hangs on: "Bello was jailed after Musa was elected. He ..."."""
    verb = r.doc[g.head].head
    while verb.dep_ in ("advcl", "xcomp") and verb.head.i < verb.i:
        verb = verb.head
        over = next((s for s in reversed(subjects) if r.doc[s.head].head.i == verb.i), None)
        if over is not None and r.sentence(over.head) == r.sentence(g.head):
            g = over
    return g


def _teller_of(r: Reading, t: Token) -> int | None:
    """The subject of the speech that a pronoun's clause is the content of."""
    if t.dep_ != "nsubj":
        return None
    verb = t.head
    while verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in r.w["speaking"]:
        return None
    s = child(verb.head, "nsubj")
    return int(s.i) if s is not None and s.i < t.i else None


def _tells(r: Reading, t: Token) -> bool:
    """Whether somebody says or counts something: the subject of a verb of saying, or of one that gives a number."""
    while t.dep_ == "conj" and t.head.i != t.i:
        t = t.head
    if core(t.dep_) != "nsubj":
        return r.doc[t.right_edge.i + 1].text == ":" if t.right_edge.i + 1 < r.n else False  # "Investigators: 133 bodies found"
    given = child(t.head, "obj")
    return t.head.lemma_.lower() in r.w["counting"] or (given is not None and given.lemma_.lower() in r.w["totals"])


def _speaker_of(r: Reading, t: Token) -> int | None:
    """The subject of the speech whose content begins with the owned subject: "the army said its jets ..."."""
    noun = t.head
    if core(noun.dep_) == "nmod" and case(noun) == "of" and noun.head.pos_ == "NUM":
        noun = noun.head  # "two of its men"
    if core(noun.dep_) != "nsubj" or core(noun.head.dep_) != "ccomp" or noun.head.head.lemma_.lower() not in r.w["speaking"]:
        return None
    verb = noun.head.head
    while (s := child(verb, "nsubj")) is None and verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return int(s.i) if s is not None else None


def _has_conjunct(r: Reading, g: Draft, before: list[Draft]) -> bool:
    t = r.doc[g.head]
    if t.dep_ == "conj":
        return any(h.head == r.first_conjunct(g.head) for h in before)
    return False


def _clause_subject(t: Token) -> int | None:
    verb = t.head
    for _ in range(6):
        s = child(verb, "nsubj")
        if s is not None and s.i != t.i:
            return int(s.i)
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None
