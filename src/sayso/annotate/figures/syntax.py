"""The syntax of a quantity: which word ties a count to its sentence, which noun it counts, where its phrase ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.words import VERBAL, alike, is_state, lemma_of, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.quantities import Quantity


def cited(reading: Reading, q: Quantity) -> bool:
    """Whether a sentence opens with no more than a number, and says whose it is: "At least 145, says the director"."""
    after = reading.next_word(q.last)
    return q.first == reading.doc[q.start].sent.start and after is not None and after.text == "," and (q.first < q.start or reading.doc[q.start].is_digit or (q.point or 0) > 10)


def head_of(reading: Reading, q: Quantity) -> Token:
    """The word of a count that is tied to the rest of the sentence."""
    inside = [reading.doc[i] for i in range(q.start, q.stop) if not reading.doc[i].is_space]
    ties = [t for t in inside if not q.start <= t.head.i < q.stop or t.head.i == t.i]
    ties = [t for t in ties if t.pos_ not in ("ADP", "PUNCT", "CCONJ", "DET")] or [t for t in ties if t.pos_ != "PUNCT"] or inside
    if len(ties) > 1:
        right = [t for t in ties if t.head.i >= q.stop and t.dep_ not in ("punct", "cc", "case")]
        return (right or ties)[-1] if right else ties[0]
    return ties[0]


def unit_of(reading: Reading, q: Quantity) -> tuple[Token, Token | None]:
    """The nominal that carries the count's syntax, and the noun counted (None when it is left out)."""
    doc, h = reading.doc, head_of(reading, q)
    if cited(reading, q):
        return h, None
    nxt = reading.next_word(q.last)
    of = nxt is not None and nxt.lower_ == "of"
    ends_of = doc[q.stop - 1].lower_ == "of"
    if of or ends_of:
        marker = nxt if of else doc[q.stop - 1]
        assert marker is not None
        noun = marker.head if marker.dep_ == "case" and marker.head.i > marker.i else _nominal_after(reading, marker.i + 1)
        if noun is None or noun.lower_ == "own":
            return h, None  # "two of its own"
        return (noun, noun) if h.head.i == noun.i else (h, noun)
    if nxt is not None and nxt.i < h.head.i and is_state(nxt) and (comma := reading.next_word(nxt.i + 1)) is not None and comma.text == ",":
        return h, None  # "13 dead, children among them": not of children
    if (
        h.head.i >= q.stop
        and h.dep_ in ("nummod", "det", "amod", "compound", "advmod", "nmod", "nmod:desc", "obl", "obl:unmarked", "nsubj", "dep", "case")
        and h.head.i - q.stop < 10
        and h.head.pos_ not in ("AUX", "ADP", "CCONJ", "PUNCT")
    ):
        noun = h.head
        if noun.dep_ in ("compound", "nmod:desc") and noun.head.i > noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head  # "sixteen Karabakh soldiers", the number tied to the name
        between = doc[q.stop : noun.i]
        owner = next((c for c in noun.children if c.dep_ == "nmod:poss" and q.stop <= c.i < noun.i and c.pos_ in ("NOUN", "PROPN")), None)
        if owner is not None and owner.pos_ == "PROPN" and doc[owner.i + 2].pos_ == "PROPN":
            owner = None  # "eight New People's Army rebels"
        if owner is not None:
            return owner, owner
        kinds = all(t.pos_ in ("ADJ", "CCONJ", "NUM") for t in between)  # "14 civilian and eight military deaths"
        if (kinds or not any(t.pos_ in ("ADP", "SCONJ", "AUX") or t.text in (";", ":", ".") or t.i in reading.quantity_at for t in between)) and (
            noun.pos_ not in VERBAL or is_state(noun)
        ):
            return noun, noun
        noun = _nominal_after(reading, q.last)
        if noun is not None and noun.i < h.head.i and noun.pos_ in ("NOUN", "PROPN"):
            return noun, noun
    if nxt is not None and nxt.pos_ in ("NOUN", "PROPN", "ADJ") and nxt.i == q.last and not q.part:
        noun = _nominal_after(reading, q.last)
        beside = noun is not None and ((noun.head.i == h.head.i and noun.dep_ == h.dep_) or q.first <= h.head.i < q.start)
        right = (
            noun is not None
            and noun.tag_ in ("NNS", "NNPS")
            and ((noun.i == q.last and h.head.i < q.first) or (h.head.i < q.first and h.head.head.i == noun.i and h.head.dep_ == "amod"))
        )
        if right and noun is not None:
            return noun, noun
        if noun is not None and noun.i - q.last < 6 and (noun.head.i == h.i or h.head.i == noun.i or beside) and noun.pos_ in ("NOUN", "PROPN"):
            return (noun if h.head.i == noun.i or beside else h), noun
    return h, None


def phrase_of(reading: Reading, q: Quantity, noun: Token | None) -> tuple[list[Token], list[Token]]:
    """The words of the counted noun phrase after the count, and those of a remark on it ("mostly combatants")."""
    doc = reading.doc
    if noun is None:
        end = q.last
        words: list[Token] = []
    else:
        start = q.stop
        nxt = reading.next_word(q.last)
        if nxt is not None and nxt.lower_ == "of" and q.last <= nxt.i < noun.i:
            start = nxt.i + 1
        elif q.last > q.stop and noun.i >= q.last:
            start = q.last
        end = noun.i + 1
        for c in sorted(noun.rights, key=lambda x: x.i):
            if c.is_space or c.i < end:
                continue
            good = (
                (
                    c.dep_ == "conj"
                    and not reading.has_count(c)
                    and not any(x.lower_ in ("a", "an") for x in tree.children(c, "det"))
                    and c.pos_ in ("NOUN", "PROPN")
                    and alike(c, noun)
                    and not any(x.pos_ in VERBAL and x.dep_ != "amod" for x in doc[end : c.i])
                )
                or (tree.core(c.dep_) == "nmod" and tree.case(c) == "of" and not reading.has_count(c))
                or c.dep_ in ("flat", "compound", "fixed")
            )
            if not good:
                break
            inside = [x.i for x in tree.subtree(c, stop=("acl", "punct", "parataxis", "appos", "dep")) if x.dep_ != "punct"]
            stop = min((i for i in inside if i > noun.i and i in reading.quantity_at), default=len(doc))  # "20 members of the forces and six civilians"
            while stop < len(doc) and doc[stop - 1].pos_ in ("CCONJ", "ADV", "ADP", "PUNCT"):
                stop -= 1
            end = max([end, *(i + 1 for i in inside if i < stop)])
        words = [x for x in doc[start:end] if not x.is_space] if start < end else []
    return words, _qualifier(reading, end)


def _nominal_after(reading: Reading, i: int) -> Token | None:
    """The head noun of the noun phrase that begins at ``i``."""
    found = None
    for j in range(i, min(i + 8, len(reading.doc))):
        t = reading.doc[j]
        if t.is_space:
            continue
        if t.pos_ in ("NOUN", "PROPN", "PRON"):
            found = t
        elif (t.pos_ not in ("DET", "ADJ", "NUM", "ADV") and t.text not in ("-", "'s", "’s", ",")) or found is not None:
            break
    return found


def _qualifier(reading: Reading, end: int) -> list[Token]:
    """As in "(, )including many children" after a noun phrase that ends at ``end``."""
    i = end
    if i < len(reading.doc) and reading.doc[i].text in (",", "(", "–", "—", "-"):
        i += 1
    lower = [x.lower_ for x in reading.doc[i : i + 5]]
    if not any(tuple(lower[:n]) in numbers().qualifiers for n in range(1, 5)) or (lower[0] in ("all", "both", "at", "as") and i == end):
        return []
    out: list[Token] = []
    for t in reading.doc[i : i + 25]:
        if out and (
            t.text in (",", ".", ";", ":", ")", "–", "—", "(")
            or t.is_sent_start
            or (t.tag_ in ("VBG", "VBD", "VBZ", "VBP") and t.lower_ not in ("including", "includes"))
            or t.pos_ in ("AUX", "SCONJ")
            or t.lower_ in ("in", "during", "on", "at", "after", "by", "near", "since")
        ):
            break
        out.append(t)
    while out and (out[-1].pos_ in ("CCONJ", "SPACE", "ADV", "PUNCT", "PRON", "DET")):
        out.pop()
    if len(out) > 2 and out[0].lower_ == "of" and out[2].i in reading.quantity_at:
        return []  # "38 children, of whom 25 were under ten"
    return out if len(out) > 1 else []


def undone(verb: Token) -> bool:
    """Whether a verb tells of what has not been done: "not", "never", "have yet to"."""
    yet = verb.head if verb.dep_ == "xcomp" and lemma_of(verb.head) in ("have", "be", "remain") else verb
    to_do = yet.i != verb.i or any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)  # "are yet to be found"
    return tree.is_negated(verb) or any(c.lower_ in words_for("yet") and (c.lower_ == "never" or to_do) for x in (verb, yet) for c in x.children)
