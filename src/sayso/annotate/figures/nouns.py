"""nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import custody, verbs
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import OF_PEOPLE, Kind, first_fit, is_person, lemma_of, measures, noun_keys
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading


def _of_a_part(reading: Reading, whole: Token, told: Token) -> bool:
    """Whether a participle is said of a part that stands before it: "38 missiles, 25 of them destroyed"."""
    before = reading.doc[told.i - 2 : told.i]
    return (
        told.i - whole.i > 3
        and before.text.lower() in ("of them", "of these", "of those", "of which", "of whom")
        and any(whole.i < i < told.i for i in reading.quantity_at)
    )


def _by_state_word(reading: Reading, c: Token, kind: Kind | None) -> Hang | None:
    if c.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBG") or tree.child(c, "obj") is not None:
        return None
    for key in (c.lower_, lemma_of(c)):
        if row := first_fit(measures().named("states", key), kind):
            return Hang(verbs.joined(reading, row, c), c, "state", named=row)
    return None


def by_clause(reading: Reading, c: Token, t: Token, kind: Kind | None, noun: Token | None, as_dep: str = "") -> Hang | None:
    """As in "18 people killed in ...", "18 people who died", "18 people fleeing the area"."""
    dep = as_dep or c.dep_
    if dep == "acl" and c.tag_ in ("VBN", "VBD"):
        kept = (
            custody.held(reading, c, t, kind, passive=True, noun=noun) if c.tag_ == "VBN" and is_person(kind) and noun is not None and noun.i == t.i else None
        )  # "15 suspects held"
        return (
            verbs.by_verb(reading, c, t, kind, noun, "object")
            or _by_state_word(reading, c, kind)
            or verbs.by_result(reading, c, t, kind, noun, passive=True)
            or kept
        )
    if dep == "acl":
        return verbs.by_verb(reading, c, t, kind, noun, "subject") if c.tag_ == "VBG" else _by_state_word(reading, c, kind)
    if tree.is_passive(c):
        subject = tree.child(c, "nsubj")
        if subject is None or subject.tag_ in ("WDT", "WP") or subject.lower_ == "that":
            return verbs.by_verb(reading, c, t, kind, noun, "object") or verbs.by_result(reading, c, t, kind, noun, passive=True)
        return None
    subject = tree.child(c, "nsubj")
    if subject is None and c.tag_ == "VBN" and any(x.lower_ == "having" for x in tree.children(c, "aux")):
        return verbs.by_verb(reading, c, t, kind, noun, "subject")  # "44, seven having succumbed to their wounds"
    if subject is not None and (subject.tag_ in ("WDT", "WP") or subject.lower_ == "that"):
        return (
            verbs.by_verb(reading, c, t, kind, noun, "subject") or verbs.by_result(reading, c, t, kind, noun, passive=False) or _by_state_word(reading, c, kind)
        )
    if subject is not None:
        obj = tree.child(c, "obj")
        if obj is None or obj.tag_ in ("WDT", "WP") or obj.lower_ == "that":
            return verbs.by_verb(reading, c, t, kind, noun, "object")
    return None


def _joined_nouns(reading: Reading, row: str, n: Token) -> str:
    """As in "200 dead and wounded" is one figure; "5 dead and 20 wounded" are two."""
    for c in n.children:
        if c.dep_ == "conj" and not any(n.i < i < c.i for i in reading.quantity_at):
            for other in (measures().named("counts", c.lower_) or measures().named("counts", lemma_of(c)))[:1]:
                if {row, other} == {"killed", "wounded"}:
                    return "killed_or_wounded"
    return row


def own_measure(reading: Reading, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """The measure that a noun has by itself or by the participles and clauses on it."""
    m = measures()
    n = noun if noun is not None else t
    for source in (t, n):
        for c in source.children:
            if c.dep_ in ("acl", "acl:relcl") and c.i > source.i:
                if _of_a_part(reading, source, c):
                    continue  # "38 missiles, 25 of them destroyed"
                if got := by_clause(reading, c, source, kind, noun):
                    return got
            elif (
                c.dep_ in ("amod", "appos", "acl", "xcomp", "compound", "nmod:desc", "parataxis")
                and c.i != t.i
                and not any(i in reading.quantity_at for i in range(source.i + 1, c.i))
            ):  # not "20 casualties, seven of them dead"
                for key in (c.lower_, lemma_of(c)):
                    row = first_fit(m.named("states", key), kind)
                    if row and (c.dep_ != "appos" or c.pos_ in ("ADJ", "VERB")):
                        return Hang(verbs.joined(reading, row, c), c, "adjective", named=row)
            elif (
                tree.core(c.dep_) == "nmod"
                and tree.case(c) in ("with", "for", "in")
                and (tree.case(c) != "in" or lemma_of(c) in m.rows["destroyed"].marks)
                and not any(m.named("counts", k) for k in noun_keys(n))
                and (row := first_fit(m.named("marks", lemma_of(c)), kind))
            ):
                return Hang(row, c, "state")
        for part in source.children:  # "900 people, including many children, fleeing the area"
            if part.dep_ == "nmod" and part.i > source.i and tree.case(part) == "including":
                for c in part.children:
                    if c.dep_ == "acl" and reading.doc[c.i - 1].text == "," and (got := by_clause(reading, c, source, kind, noun)):
                        return got
        if tree.core(source.dep_) in ("obl", "advcl", "nmod") and tree.case(source) == "with":  # "with 18 people fleeing"
            for c in source.head.children:
                beside = (
                    source.i < c.i < source.i + 14 and c.tag_ in ("VBG", "VBN", "JJ") and tree.core(c.dep_) in ("advcl", "acl", "xcomp", "ccomp", "dep", "conj")
                )
                if beside and (got := by_clause(reading, c, source, kind, noun, as_dep="acl")):
                    return got
        if source.i == n.i:
            for key in noun_keys(n):
                if (rows := m.named("counts", key)) and not (key == "body" and n.tag_ == "NN"):
                    return Hang(_joined_nouns(reading, rows[0], n), n, "noun", named=rows[0])
            if lemma_of(n) == "victim" and any(
                tree.case(c) in ("of", "in", "from") and "killed" in m.named("deeds", lemma_of(c))
                for c in (*tree.children(n, "nmod"), *(tree.children(n.head, "obl") if n.dep_ == "obj" and lemma_of(n.head) in numbers().telling else ()))
            ):
                return Hang("killed", n, "noun")  # "207 victims in the massacre"
            deed = next((c for c in tree.children(n, "nmod") if tree.case(c) == "of"), None) if lemma_of(n) == "case" else None
            if deed is not None and (
                row := next((r for key in noun_keys(deed) for r in m.named("counts", key) + m.named("deeds", key) if m.rows[r].measure in OF_PEOPLE), "")
            ):
                return Hang(row, n, "noun")  # "32 cases of enforced disappearance"
            if (
                (row := next((r for r in m.named("states", n.lower_) if m.rows[r].measure in OF_PEOPLE), ""))
                and n.pos_ in ("VERB", "ADJ", "NOUN")
                and n.lower_ != "fallen"
            ):
                return Hang(verbs.joined(reading, row, n), n, "state", named=row)
    return None
