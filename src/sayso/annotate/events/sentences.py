"""Which readings of a sentence stand for a happening of their own, and which tell the same one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.events import blame, slots, spoken
from sayso.annotate.events.shapes import is_each_other, is_weapon
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of, with_counted
from sayso.remits import is_remit
from sayso.tree import case, child, core, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader, Reading

HARMS = frozenset({"kill", "kill_mass", "beat", "gun", "destroy"})  # rows of verbs that tell what a deed did to people


def happenings(reader: Reader) -> list[Reading]:
    """Every reading of the document that stands for a happening of its own."""
    out: list[Reading] = []
    for sentence in reader.doc.sents:
        for r in _in_sentence(reader, sentence.root):
            if r.carrier is not None and lemma_of(r.carrier) == "deny" and r.type not in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "AGREE"):
                continue  # words said, denied as untrue: "denied the accusation"
            if blame.claims_responsibility(r):
                blame.weigh_claim(r)
                if r.type == "ASSAULT" and not r.to:
                    blame.refer_back(r, out)
                    if r.kind in ("adjective", "blamed") and not r.to:
                        continue  # responsible for nothing that was told
            elif blame.owns_told(r):
                blame.refer_back(r, out)
            out += _each_other(r)
    return out


def _each_other(r: Reading) -> list[Reading]:
    """What some do to each other: one act each way, or one that both do where the type is mutual."""
    if not any(is_each_other(t) for t in r.to):
        return [r]
    if len(r.by) < 2 or r.type in ("ASSAULT", "CONSULT", "COOPERATE", "AGREE"):
        return [replace(r, to=[])]
    return [replace(r, by=[b], to=[t for t in r.by if t.i != b.i]) for b in r.by]


def _in_sentence(reader: Reader, root: Token) -> list[Reading]:
    """The readings of a sentence that are no part of what another only asks for, says or takes up."""
    tokens = [t for t in root.sent if not t.is_space]
    found = [r for t in tokens if (r := reader.reading(t)) is not None]
    said = list(spoken.in_own_words(reader, root))
    found = [r for r in found if not is_remit(r.top)]
    if _defines(root):
        found = [r for r in found if r.top.dep_ != "acl:relcl"]
    hidden: set[int] = set()
    used: set[int] = set()
    for r in found:
        hidden |= r.content
        used |= r.used - {r.head.i}
    for r in said:
        hidden |= r.content - {r.head.i}
        used |= r.used - {r.head.i}
    taken = {r.top.i for r in found if r.head.i not in hidden and r.head.i not in used}
    kept = [r for r in found if r.head.i not in hidden and r.head.i not in used and (r.carrier is None or r.carrier.i not in hidden)]
    carriers = {r.carrier.i for r in kept if r.carrier is not None and r.kind != "joint"}
    kept = [r for r in kept if not (r.kind.startswith("verb") and r.head.i in carriers and r.type != "CONCEDE")] if carriers else kept
    for r in said:
        if r.name in ("must", "would_be_helpful"):  # what must be done is the content of the demand
            kept = [k for k in kept if k.head.i != r.head.i and k.head.i not in r.content]
            kept.append(r)
        elif r.head.i not in {k.head.i for k in kept} and r.head.i not in used and r.top.i not in taken and not (hidden - r.content) & {r.head.i}:
            kept = [k for k in kept if k.head.i not in r.content]
            kept.append(r)
    return _merged(reader, sorted(kept, key=lambda r: r.head.i))


def _merged(reader: Reader, readings: list[Reading]) -> list[Reading]:
    """Make one of the readings that tell one happening."""
    out: list[Reading] = []
    for r in sorted(readings, key=lambda r: _depth(r.top)):
        home = next((k for k in out if k.type == r.type and _is_same(reader, k, r)), None)
        if home is None:
            out.append(r)
            continue
        known = {t.i for t in home.to}
        if r.head.pos_ in ("NOUN", "PROPN") and home.by and r.head.i in with_counted(home.by):
            home.by = r.by
        elif not home.by and r.by and not any(t.i in known for t in r.by):
            home.by = [t for t in r.by if t.i != home.head.i]
        home.to = home.to + [t for t in r.to if t.i not in known and t not in home.by]
        home.mode = home.mode or r.mode
        home.contexts = tuple(dict.fromkeys((*home.contexts, *r.contexts)))
        home.parts += [r.head, *r.parts]
        home.used |= r.used
    for r in out:
        first = next((k for k in out if r.top.dep_ == "conj" and k.top.i == r.top.head.i), None)
        if first is None or not {r.name, first.name} <= HARMS or not is_passive(first.top) or r.top.tag_ != "VBN" or child(first.top, "advcl") is not None:
            continue
        if not first.by:
            first.by = r.by  # "Two were killed and five others injured in an ambush by rebels"
        elif not r.by and child(r.top, "aux:pass") is None:
            r.by = first.by
    for r in out:
        r.apart = [k.head for k in out if k.own and k is not r and k.type == r.type and not k.head.is_ancestor(r.head)]
    return sorted(out, key=lambda r: r.head.i)


def _is_same(reader: Reader, a: Reading, b: Reading) -> bool:
    """Whether a lower word tells the same happening as a higher one: no clause boundary of its own between them."""
    if b.top.dep_ == "acl:relcl" and is_weapon(b.top.head) and any(t.i == b.top.head.i for t in a.by):
        return True  # "a missile that hit a school killed nine"
    if b.top.dep_ == "acl:relcl" and a.kind == "noun" and any(t.i == a.head.i for t in b.by):
        return True  # "the raid on the town that killed nine"
    t, steps = b.top, []
    tops = {a.head.i, a.top.i, *(p.i for p in a.parts)}
    while t.i not in tops:
        if t.head.i == t.i:
            return False
        steps.append(t)
        t = t.head
    if not steps:
        return True
    for s in steps:
        dep = core(s.dep_)
        if s.dep_ == "acl:relcl" and s.head.i == a.head.i and a.kind == "noun" and s.i == b.head.i and any(t.i == a.head.i for t in b.by):
            continue  # "the raid that killed nine"
        if s.dep_ == "acl:relcl" or dep in ("ccomp", "parataxis", "csubj"):
            return False
        if dep in ("advcl", "conj", "acl") and s.pos_ in ("VERB", "AUX"):
            own = child(s, "nsubj")
            if own is not None and own.i not in {x.i for x in a.by}:
                return False
            mark = {m.lower_ for m in s.children if m.dep_ == "mark"}
            if mark & {"after", "since", "because", "if", "although", "while", "before", "until", "unless", "when"}:
                return False
    if b.head.pos_ in ("NOUN", "PROPN") and b.kind == "noun":
        if any(case(s) in ("after", "following", "since", "over", "before", "amid") for s in steps):
            return bool(not b.by and not b.to) and (not b.own or (a.name in HARMS and not a.by and case(b.head) in ("after", "following")))
        return not (b.by and a.by and not slots.same_actors(reader, a.by, b.by) and a.head.pos_ == "VERB" and b.head.i not in with_counted(a.by))
    if any(core(s.dep_) == "conj" for s in steps) and a.to and b.to and not {x.i for x in a.to} & {x.i for x in b.to}:
        if b.top.dep_ == "conj" and b.name in HARMS and b.top.head.i in {p.i for p in a.parts}:
            return True  # "blew up, killing three and injuring nine"
        return a.type == "ASSAULT" and b.name in HARMS and (a.name in HARMS or a.mode is None)
    return True


def _depth(token: Token) -> int:
    """How many words stand above one."""
    n = 0
    while token.head.i != token.i:
        token = token.head
        n += 1
    return n


def _defines(root: Token) -> bool:
    """Whether a sentence says what a word means: "The index counts as a massacre any attack in which ten people are killed"."""
    return lemma_of(root) in words_for("defining") and (root.tag_ in ("VBZ", "VBP") or any(c.dep_ == "aux:pass" and c.tag_ in ("VBZ", "VBP") for c in root.children))
