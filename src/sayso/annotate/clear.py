"""From CLEAR dependencies (spaCy's own English pipelines) to the Universal Dependencies that the rules read.

Two things differ in shape, not only in name: prepositions and copulas head their complements in CLEAR.
Label correspondences follow the Universal Dependencies guidelines (de Marneffe et al. 2021).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LABELS = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "quantmod": "advmod",
    "oprd": "xcomp",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "dep",
    "pcomp": "acl",
}
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def to_universal(doc: Doc) -> Doc:
    """Rewrite heads and labels of a CLEAR parse in place; a parse that is already universal is left alone."""
    if any(t.dep_ in ("nsubj:pass", "obl", "case") for t in doc):
        return doc
    heads = {t.i: t.head.i for t in doc}
    labels = {t.i: LABELS.get(t.dep_, t.dep_) for t in doc}
    for t in doc:
        if t.dep_ == "case":
            continue
        if t.dep_ in ("prep", "agent", "dative") and t.pos_ in ("ADP", "SCONJ"):
            _turn_preposition(t, heads, labels)
        elif t.dep_ in ("attr", "acomp") and t.head.lemma_ == "be":
            _turn_copula(t, heads, labels)
    for t in doc:
        t.head = doc[heads[t.i]]
        t.dep_ = labels[t.i]
    return doc


def _turn_preposition(p: Token, heads: dict[int, int], labels: dict[int, str]) -> None:
    """"in <- Syria" under "fought" becomes Syria obl of fought, with "in" as its case."""
    inner = next((c for c in p.children if c.dep_ in ("pobj", "pcomp")), None)
    if inner is None:
        labels[p.i] = "advmod" if p.dep_ == "prep" else labels[p.i]
        return
    verbal = inner.dep_ == "pcomp" and inner.pos_ in ("VERB", "AUX")
    above = p.head.pos_ in NOMINAL
    heads[inner.i] = heads[p.i]
    heads[p.i] = inner.i
    if verbal:
        labels[inner.i], labels[p.i] = ("acl" if above else "advcl"), "mark"
    else:
        labels[inner.i] = "obl:agent" if p.dep_ == "agent" else "nmod" if above else "obl"
        labels[p.i] = "case"
    for c in p.children:  # what modified the preposition modifies its noun
        if c.i != inner.i:
            heads[c.i] = inner.i


def _turn_copula(predicate: Token, heads: dict[int, int], labels: dict[int, str]) -> None:
    """"is <- dictator" becomes dictator heading the clause, with "is" as its cop."""
    be = predicate.head
    top = heads[be.i]
    heads[predicate.i] = predicate.i if top == be.i else top
    labels[predicate.i] = labels[be.i]
    for c in be.children:
        if c.i != predicate.i:
            heads[c.i] = predicate.i
    heads[be.i] = predicate.i
    labels[be.i] = "cop"
