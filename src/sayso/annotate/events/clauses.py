"""What the clauses beside a verb are: statements or proposals, and which of their words are only asked for, said or meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.tree import FINITE, case, child, core

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH_AUX = frozenset({"must", "should", "ought"})
OPINION_AUX = frozenset({"may", "might", "can", "could", "must"})  # "agreed that more could be done"


def states(clause: Token) -> bool:
    """Whether a content clause tells how things are: it is finite, and not about the future."""
    words = [clause, *(c for c in clause.children if core(c.dep_) in ("aux", "cop"))]
    return clause.dep_ == "ccomp" and any(w.tag_ in FINITE for w in words) and not any(w.tag_ == "MD" and w.lower_ not in OPINION_AUX for w in words)


def proposes(clause: Token | None) -> bool:
    """Whether what is suggested or insisted on is an act to be done: "that he be freed", "sending troops", "should leave"."""
    if clause is None:
        return False
    aux = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    if aux & SPEECH_AUX:
        return True
    if clause.tag_ == "VBG":
        return child(clause, "nsubj") is None and "aux" not in {c.dep_ for c in clause.children}
    if clause.tag_ == "VBP" and clause.head.tag_ in ("VBD", "VBN") and clause.lower_ == clause.lemma_.lower():
        return not aux  # "suggested that they leave"
    if clause.tag_ in ("VBP", "VBZ") and clause.lower_ == clause.lemma_.lower() and (s := child(clause, "nsubj")) is not None and s.tag_ == "NN" and s.lower_ not in ("police", "people"):
        return not aux  # "insisting that the army halt its offensive"
    return not aux and (clause.tag_ == "VB" or any(c.lower_ == "be" for c in clause.children if core(c.dep_) in ("aux", "cop")))


def hidden_in(clause: Token) -> list[Token]:
    """The words of a content clause, without what hangs on it as having really happened ("after the attack", "which killed 3")."""
    out, todo = [], [clause]
    while todo:
        t = todo.pop()
        out.append(t)
        for c in t.children:
            if c.dep_ in ("acl:relcl", "parataxis"):
                continue
            if core(c.dep_) in ("advcl", "obl") and (
                case(c) in ("after", "following", "since", "despite")
                or any(m.lower_ in ("after", "since", "because", "as") for m in c.children if m.dep_ == "mark")
            ):
                continue
            todo.append(c)
    return out


def clause_tokens(verb: Token) -> set[int]:
    """Tokens of what is asked for."""
    out: set[int] = set()
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") or (c.dep_ in ("advcl", "acl") and any(m.lower_ in ("to", "for", "that") for m in c.children if m.dep_ == "mark")):
            out |= {x.i for x in hidden_in(c)}
    for c in verb.children:
        if core(c.dep_) in ("obj", "obl", "nmod"):
            for g in c.children:
                if g.dep_ in ("acl", "xcomp", "advcl") and any(m.lower_ == "to" for m in g.children if m.dep_ == "mark"):
                    out |= {x.i for x in hidden_in(g)}
    return out
