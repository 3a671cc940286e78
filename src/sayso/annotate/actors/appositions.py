"""What stands behind a name: "Hakan Fidan, the foreign minister of Turkey"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from sayso.annotate.actors.phrases import complement, edges, role_at, told_of
from sayso.annotate.actors.reading import HELD, MODIFIER, Post, Reading, Ref
from sayso.annotate.actors.titles import add_post, apply, of_what, of_where, office_of, phrase_before
from sayso.tree import case, child, core

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubj:outer", "csubj"})


def read_apposition(r: Reading, span: tuple[int, int], ref: Ref) -> None:
    """Offices told after the name ("X, head of the army,"), before it ("the group's leader, X") or of it ("X is the ...")."""
    doc = r.doc
    root = r.root(*span)
    seen: set[int] = set()
    if span[1] + 1 < r.n and doc[span[1]].text in (",", "(", "–", "—"):
        for c in root.children:
            if (
                c.dep_ in ("appos", "nmod", "conj", "list", "parataxis")
                and c.i > span[1]
                and c.pos_ in ("NOUN", "PROPN")
                and c.dep_ in ("appos", "list", "parataxis")
                and c.i not in r.person_at
            ):
                seen.add(c.i)
        for i in range(span[1] + 1, min(span[1] + 9, r.n)):  # the parser missed it
            t = doc[i]
            if t.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or t.text in (",", ".", ";", ")") or t.is_space:
                break
            if (
                t.pos_ == "NOUN"
                and t.dep_ not in MODIFIER
                and role_at(r, i, max(span[1], i - 6))[0]
                and (not seen)
                and not (t.dep_ in _SUBJECT and t.head.i > i)
            ):
                seen.add(i)
                break
    front = r.title_from.get(span, span[0])  # "its spokesman, Colonel X"
    if front == span[0] and (title := phrase_before(r, front)) is not None and title[2] is not None:
        front = title[0]  # "the hospital's director, Dr. X"
    office = _office_before(r, root, front) if doc[front - 1].text == "," else None
    if office is not None:
        seen.add(office)
    elif root.dep_ == "appos" and root.head.pos_ in ("NOUN", "PROPN") and root.head.i < front and doc[front - 1].text in (",", ":", "–", "—", "-"):
        seen.add(root.head.i)
    if doc[front - 1].text == "," and front > 1 and office is None and root.head.i not in seen:  # "Chad's defence minister, X, said", hung on the name
        seen.update(c.i for c in root.lefts if c.dep_ in ("nmod:desc", "appos") and c.i < front - 1 and c.pos_ in ("NOUN", "PROPN"))
        between = takewhile(lambda i: doc[i].text != "," and doc[i].pos_ not in ("VERB", "AUX"), range(front - 2, max(front - 12, 0), -1))
        seen.update(i for i in between if doc[i].pos_ == "NOUN" and doc[i].dep_ not in MODIFIER and _of_next_name(r, i) and role_at(r, i, edges(r, i)[0])[0] not in (None, "spokesperson"))
    if core(root.dep_) == "nsubj" and root.head.pos_ == "NOUN" and child(root.head, "cop") is not None and root.head.i > root.i:
        seen.add(root.head.i)
    if (title_noun := office_of(r, span)) is not None:
        seen.add(title_noun.i)
        r.title_from[span] = edges(r, title_noun.i)[0]
    for c in root.rights:
        if core(c.dep_) == "nmod" and case(c) in ("of", "from", "with") and c.i >= span[1] and (got := complement(r, c, 1, place=False)) is not None:
            if got.sector and not ref.sector and (got.row or (got.body is not None and got.body.kind == "named")):
                ref.sector = got.sector
            if got.country and not ref.country:
                ref.country = got.country
            if case(c) == "of" and got.row is None and got.body is not None and got.body.kind == "named" and got.body.id.startswith("ORG:"):
                r.posts.append(Post(ref, "member", replace(got, row="official", stated=True), span[0], max(span[1], c.right_edge.i + 1)))  # "General X of US Central Command"
    beside = [c for c in root.children if c.dep_ == "appos" and c.i > span[1]] + ([root.head] if root.dep_ == "appos" and root.head.i < span[0] else [])
    for c in beside:  # "Karl Meyer, an Austrian", "An Austrian, Karl Meyer,"
        m = r.match_at[c.i] if any(d.lower_ in ("a", "an") for d in c.children if d.dep_ == "det") else None
        e = next((e for e in m.entries if e.kind in ("adjective", "people")), None) if m is not None else None
        if e is not None and ref.country is None:
            ref.country, ref.told_country = e.country, True
    for i in sorted(seen):
        if i > span[1] and _of_next_name(r, i):
            continue
        told = told_of(r, i)
        if told.row is None or r.t.role_rows[told.row].kind in ("thing", "group", "force", "body") or r.is_plural(i):
            continue
        ref.offices.add(told.row)
        ref.heads.add(told.words[-1])
        apply(ref, told)
        lo, _ = edges(r, i)
        _, _, first, last = role_at(r, i, lo)
        whole = of_what(r, i, last) if told.body is None and told.row in HELD else last
        be = child(doc[i], "cop") if i == root.head.i else None
        if be is None or (be.lower_ != "be" and not any(c.lower_ in ("not", "n't", "never") for c in doc[i].children)):
            past = be is not None and "Tense=Past" in str(be.morph)
            add_post(r, ref, told.row, r.text(first, whole), replace(told, former=told.former or past), min(span[0], lo), max(span[1], whole, of_where(r, whole)))
        if told.body is not None and told.body.kind == "named":
            ref.body = ref.body or told.body
        r.refs[f"@{i}"] = ref  # the phrase itself stands for this person


def _office_before(r: Reading, name: Token, front: int) -> int | None:
    """The office before a name and a comma, where the name hangs on what the office is of, or both are subjects: "the head of the fire service, X, on Sunday said"."""
    if name.dep_ == "appos":
        noun = name.head
        while holder(r, noun) is None and core(noun.dep_) == "nmod" and case(noun) in ("of", "for", "at") and noun.head.pos_ == "NOUN" and noun.head.i < noun.i:
            noun = noun.head
        return holder(r, noun) if noun.i < front and noun.i != name.head.i else None
    first = next((t for t in r.doc[max(name.sent.start, front - 14) : front - 1] if core(t.dep_) == "nsubj" and front - 2 <= t.right_edge.i < front), None)
    return holder(r, first) if first is not None and core(name.dep_) == "nsubj" else None


def holder(r: Reading, noun: Token) -> int | None:
    """The place of a noun that is of one holder of an office: "head", "member", "spokesman"."""
    row = role_at(r, noun.i, edges(r, noun.i)[0])[0]
    one = row is not None and r.t.role_rows[row].kind in ("office", "person") and noun.pos_ == "NOUN" and not r.is_plural(noun.i)
    return int(noun.i) if one else None


def _of_next_name(r: Reading, h: int) -> bool:
    """Whether an office between two names is the second one's: "the arrest of A, the governor of the state, B, said"."""
    comma = next((i for i in range(h + 1, min(h + 12, r.n - 2)) if r.doc[i].text == "," or r.doc[i].pos_ in ("VERB", "AUX") or r.doc[i].is_space), None)
    if comma is None or r.doc[comma].text != ",":
        return False
    last = comma + 1
    while last < r.n - 1 and r.doc[last].pos_ == "PROPN" and r.doc[last].ent_type_ == "PERSON":
        last += 1
    return last > comma + 1 and r.doc[last].text == "," and last + 1 < r.n and r.doc[last + 1].pos_ in ("VERB", "AUX")
