"""What the counted are by themselves: by their noun ("18 deaths"), its adjectives ("18 dead soldiers") and clauses ("18 people killed in ...")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import custody, verbs
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import OF_PEOPLE, Kind, first_fit, is_person, lemma_of, measures, noun_keys, rows_of_ward, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading


def by_clause(reading: Reading, c: Token, t: Token, kind: Kind | None, noun: Token | None, as_dep: str = "") -> Hang | None:
    """As in "18 people killed in ...", "18 people who died", "18 people fleeing the area"."""
    dep = as_dep or c.dep_
    if dep == "acl" and c.tag_ in ("VBN", "VBD"):
        told = (
            verbs.by_verb(reading, c, t, kind, noun, "object") or _by_state_word(reading, c, kind) or verbs.by_result(reading, c, t, kind, noun, passive=True)
        )
        keepable = c.tag_ == "VBN" and is_person(kind) and noun is not None and noun.i == t.i
        return told or (custody.held(reading, c, t, kind, passive=True, noun=noun) if keepable else None)  # "15 suspects held"
    if dep == "acl":
        return verbs.by_verb(reading, c, t, kind, noun, "subject") if c.tag_ == "VBG" else _by_state_word(reading, c, kind)
    subject = tree.child(c, "nsubj")
    if subject is not None and subject.lower_ in words_for("bodies") and is_person(kind) and any(x.tag_ == "WP$" for x in subject.children):
        return Hang("killed", subject, "adjective")  # "seven civilians whose bodies lay by the bridge"
    who = subject is not None and _is_relative(subject)
    if tree.is_passive(c):
        if subject is not None and not who:
            return None
        return verbs.by_verb(reading, c, t, kind, noun, "object") or verbs.by_result(reading, c, t, kind, noun, passive=True)
    if who:
        return (
            verbs.by_verb(reading, c, t, kind, noun, "subject") or verbs.by_result(reading, c, t, kind, noun, passive=False) or _by_state_word(reading, c, kind)
        )
    if subject is None:
        having = c.tag_ == "VBN" and any(x.lower_ == "having" for x in tree.children(c, "aux"))  # "44, seven having succumbed to their wounds"
        return verbs.by_verb(reading, c, t, kind, noun, "subject") if having else None
    obj = tree.child(c, "obj")
    return verbs.by_verb(reading, c, t, kind, noun, "object") if obj is None or _is_relative(obj) else None


def own_measure(reading: Reading, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """The measure that a noun has by itself or by the participles and clauses on it."""
    n = noun if noun is not None else t
    for source in (t, n):
        got = _by_what_is_on(reading, source, t, n, kind, noun) or _by_clause_beside(reading, source, kind, noun)
        if got is None and source.i == n.i:
            got = _by_itself(reading, n)
        if got is not None:
            return got
    return None


def _of_a_part(reading: Reading, whole: Token, told: Token) -> bool:
    """Whether a participle is said of a part that stands before it: "38 missiles, 25 of them destroyed"."""
    before = reading.doc[told.i - 2 : told.i].text.lower()
    return told.i - whole.i > 3 and (before == "of which" or before in words_for("of_them")) and any(whole.i < i < told.i for i in reading.quantity_at)


def _of_others(reading: Reading, whole: Token, told: Token) -> bool:
    """Whether a participle is said of a number right before it, not of those before that: "22 men and one a boy, with five more wounded"."""
    i = told.i - 1 - (reading.doc[told.i - 1].lower_ in ("more", "others", "other"))
    return i > whole.i + 1 and i in reading.quantity_at and told.tag_ in ("VBN", "VBD", "JJ") and not any(x.lower_ == "of" for x in reading.doc[i : told.i])


def _is_relative(token: Token) -> bool:
    return token.tag_ in ("WDT", "WP") or token.lower_ == "that"


def _by_state_word(reading: Reading, c: Token, kind: Kind | None) -> Hang | None:
    """As in "18 people dead", "18 people who are missing": by a state that is no verb."""
    if c.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBG") or tree.child(c, "obj") is not None:
        return None
    for key in (c.lower_, lemma_of(c)):
        if row := first_fit(measures().named("states", key), kind):
            return Hang(verbs.joined(reading, row, c), c, "state", named=row)
    return None


def _joined_nouns(reading: Reading, row: str, n: Token) -> str:
    """As in "200 dead and wounded" is one figure; "5 dead and 20 wounded" are two."""
    for c in n.children:
        if c.dep_ == "conj" and not any(n.i < i < c.i for i in reading.quantity_at):
            for other in (measures().named("counts", c.lower_) or measures().named("counts", lemma_of(c)))[:1]:
                if {row, other} == {"killed", "wounded"}:
                    return "killed_or_wounded"
    return row


def _by_what_is_on(reading: Reading, source: Token, t: Token, n: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """By a clause, adjective or "with" on a noun: "18 people killed in ...", "18 dead", "18 people with burns"."""
    m = measures()
    for c in source.children:
        if c.dep_ in ("acl", "acl:relcl") and c.i > source.i:
            if not _of_a_part(reading, source, c) and not _of_others(reading, source, c) and (got := by_clause(reading, c, source, kind, noun)):
                return got
        elif (
            c.dep_ in ("amod", "appos", "acl", "xcomp", "compound", "nmod:desc", "parataxis")
            and c.i != t.i
            and not any(i in reading.quantity_at for i in range(source.i + 1, c.i))  # not "20 casualties, seven of them dead"
        ):
            for key in (c.lower_, lemma_of(c)):
                row = first_fit(m.named("states", key), kind)
                if row and (c.dep_ != "appos" or c.pos_ in ("ADJ", "VERB")):
                    return Hang(verbs.joined(reading, row, c), c, "adjective", named=row)
        elif (
            tree.core(c.dep_) == "nmod"
            and tree.case(c) in ("with", "for", "in")
            and (tree.case(c) != "in" or lemma_of(c) in m.rows["destroyed"].marks)
            and m.of_noun("counts", n) is None
            and (row := first_fit(m.named("marks", lemma_of(c)), kind))
        ):
            return Hang(row, c, "state")
        elif c.i > source.i and tree.core(c.dep_) == "nmod" and is_person(kind) and (row := first_fit(rows_of_ward(c), kind)) is not None:
            return Hang(row, c, "state")  # "found 500 people in the detention centre"
    return None


def _by_clause_beside(reading: Reading, source: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """By a clause behind a remark or behind "with": "900 people, including many children, fleeing the area", "with 18 people fleeing"."""
    for part in source.children:
        if part.dep_ == "nmod" and part.i > source.i and tree.case(part) == "including":
            for c in part.children:
                if c.dep_ == "acl" and reading.doc[c.i - 1].text == "," and (got := by_clause(reading, c, source, kind, noun)):
                    return got
    if tree.core(source.dep_) not in ("obl", "advcl", "nmod") or tree.case(source) != "with":
        return None
    for c in source.head.children:
        participle = c.tag_ in ("VBG", "VBN", "JJ") and tree.core(c.dep_) in ("advcl", "acl", "xcomp", "ccomp", "dep", "conj")
        if participle and source.i < c.i < source.i + 14 and (got := by_clause(reading, c, source, kind, noun, as_dep="acl")):
            return got
    return None


def _by_itself(reading: Reading, n: Token) -> Hang | None:
    """By the noun alone: "18 deaths", "207 victims in the massacre", "32 cases of enforced disappearance", "20 wounded"."""
    m = measures()
    for key in noun_keys(n):
        if key == "grave" and lemma_of(n.head) in words_for("digs") and not tree.children(n, "amod"):
            return Hang("killed", n, "noun")  # "Behind the church there are 43 graves"
        if (rows := m.named("counts", key)) and not (key == "body" and n.tag_ == "NN"):
            return Hang(_joined_nouns(reading, rows[0], n), n, "noun", named=rows[0])
    if lemma_of(n) == "victim":
        told = tree.children(n.head, "obl") if n.dep_ == "obj" and lemma_of(n.head) in numbers().telling else []
        if any(tree.case(c) in ("of", "in", "from") and "killed" in m.named("deeds", lemma_of(c)) for c in (*tree.children(n, "nmod"), *told)):
            return Hang("killed", n, "noun")
    deed = next((c for c in tree.children(n, "nmod") if tree.case(c) == "of"), None) if lemma_of(n) == "case" else None
    rows = [r for key in noun_keys(deed) for r in m.named("counts", key) + m.named("deeds", key)] if deed is not None else []
    if (row := next((r for r in rows if m.rows[r].measure in OF_PEOPLE or r == "raped"), None)) is not None:
        return Hang(row, n, "noun")
    row = next((r for r in m.named("states", n.lower_) if m.rows[r].measure in OF_PEOPLE), None)
    if row is None or n.pos_ not in ("VERB", "ADJ", "NOUN") or n.lower_ == "fallen":
        return None
    return Hang(verbs.joined(reading, row, n), n, "state", named=row)
