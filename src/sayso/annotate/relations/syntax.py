"""Where in the tree the two ends of a tie stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.relations.tables import adjectives, word_set
from sayso.tree import case, child, children, core, doer, is_passive, subject, undergoer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def meant_by(token: Token) -> Token:
    """Who a relative pronoun stands for: "rebels, whom Kigali backs": rebels."""
    if token.lower_ not in RELATIVE or token.tag_ not in ("WP", "WDT", "WP$", "IN"):
        return token
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.dep_ == "acl:relcl" or (token.lower_ == "whose" and at.dep_ in ("nmod", "appos", "acl")):
            return at.head
    return token


def whole_of(token: Token) -> Token:
    """What a part is part of: "most of Yemen": Yemen, "three of the bridges": the bridges, wherever the parser hung the phrase."""
    if token.lemma_.lower() not in word_set("parts") and token.lower_ not in word_set("parts") and token.pos_ != "NUM":
        return token
    for holder in (token, token.head):
        for c in holder.children:
            if c.i > token.i and core(c.dep_) in ("nmod", "obl") and case(c) == "of":
                return c
    return token


def nearest_name(token: Token) -> Token:
    """The name right after the preposition, where the parser took the verb after it for an adjective ("support for X angered Y")."""
    for verb in children(token, "amod"):
        for c in verb.children:
            if verb.tag_ in ("VBN", "VBD") and c.dep_ in ("obl:unmarked", "compound") and c.i + 1 == verb.i:
                return c
    return token


def is_ceased(token: Token) -> bool:
    """Whether it is the object or complement of an ending: "stopped funding the militia", "ended its alliance with France"."""
    top = token
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    if core(top.dep_) not in ("xcomp", "obj", "ccomp", "nsubj") or top.head.pos_ != "VERB" or (core(top.dep_) == "nsubj" and top.dep_ != "nsubj:pass"):
        return False
    particle = next((c.lower_ for c in top.head.children if c.dep_ == "compound:prt"), None)
    lemma = top.head.lemma_.lower()
    return lemma in word_set("ceasing") or f"{lemma} {particle}" in word_set("ceasing")


def bearer_of(noun: Token) -> Token:
    """Who a description is of: "ECOWAS, the bloc of ...", "the news agency Sana"; else the noun itself."""
    if is_apposed(noun) and noun.head.pos_ == "PROPN":
        return noun.head
    if child(noun, "cop") is not None and (s := subject_of(noun)) is not None:
        return s
    return next((c for c in noun.children if is_apposed(c) and c.pos_ == "PROPN"), noun)


def of_campaign(noun: Token) -> Token | None:
    """Who fights in "the coalition to defeat X", "its campaign to defeat X", "a campaign led by Iraq to defeat X"."""
    if noun.lemma_.lower() in word_set("bands"):
        return noun
    if noun.lemma_.lower() not in word_set("campaigns"):
        return None
    led = noun.head if noun.dep_ == "nsubj:pass" else child(noun, "acl")
    return child(noun, "nmod:poss") or (child(led, "obl:agent") if led is not None else None)


def whose_means(token: Token) -> Token:
    """Whose means a word is: "supported by coalition air strikes", "depends on Russian air power": the coalition, Russia."""
    if token.lemma_.lower() not in word_set("means"):
        return token
    return child(token, "nmod:poss") or next((c for c in token.children if c.dep_ in ("amod", "compound") and (c.pos_ == "PROPN" or c.lower_ in adjectives() or c.lemma_.lower() in word_set("bands"))), token)


def phrases_of(token: Token, depth: int = 1) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) below a word, and below its object where the parser may have hung it; "on the side of X" is "on side of"."""
    for c in token.children:
        if core(c.dep_) in ("obl", "nmod", "advmod") and (prep := case(c)):
            yield prep, c
            for g in c.children:
                if core(g.dep_) in ("nmod", "obl") and g.i > c.i and (inner := case(g)):
                    yield f"{prep} {c.lower_} {inner}", g
        elif depth > 1 and c.dep_ == "obj":
            for g in c.children:
                if core(g.dep_) == "nmod" and (prep := case(g)) in ("alongside", "against", "beside"):
                    yield prep, g


def subject_of(verb: Token) -> Token | None:
    """The subject; of several that the parser found, the one next to its verb; in "accused X of arming", X."""
    own = [c for c in verb.children if core(c.dep_) == "nsubj" and c.dep_ != "nsubj:outer" and c.i < verb.i]
    gerund = not own and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "obl") and verb.head.pos_ == "VERB" and not is_passive(verb.head)
    if gerund and any(c.lower_ in ("of", "for", "from") for c in children(verb, "mark", "case")):
        blamed = child(verb.head, "obj")
        if blamed is not None and blamed.i < verb.i:
            return blamed
    return own[-1] if len(own) > 1 else subject(verb)


def doer_of(verb: Token) -> Token | None:
    """Who does it, with the same care for several subjects."""
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN":
        return child(verb, "obl:agent") or next((o for o in children(verb, "obl") if case(o) == "by"), None)
    return doer(verb) if is_passive(verb) else subject_of(verb)


def undergoer_of(verb: Token) -> Token | None:
    """For whom it is done to; of parallel participles ("a force led by A, backed by B") all speak of the first noun."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i and verb.doc[verb.i - 1].text == ",":
        noun = verb.head
        for _ in range(3):
            agent = noun
            while agent.dep_ in ("appos", "flat", "conj", "nmod:desc") and agent.head.i < agent.i:
                agent = agent.head
            if core(agent.dep_) == "obl" and agent.head.dep_ == "acl" and agent.head.tag_ == "VBN" and case(agent) == "by":
                noun = agent.head.head
            else:
                break
        return noun
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN":
        return undergoer_of(verb.head)  # "led by A and backed by B"
    other = undergoer(verb)
    if other is not None or is_passive(verb):
        return other
    if verb.dep_ == "acl:relcl" and (own := child(verb, "nsubj")) is not None and own.lower_ not in RELATIVE:
        return verb.head  # "the militias Ankara backs"
    shared = child(verb.head, "obj") if verb.dep_ == "conj" else None
    return shared if shared is not None and shared.i > verb.i else None  # "arms and funds the group"


def described_by(token: Token) -> Token | None:
    """The noun a participle or adjective describes: "militias allied to X": militias."""
    if token.dep_ in ("amod", "acl", "acl:relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return token.head
    return None


def is_apposed(token: Token) -> bool:
    """Whether a nominal stands beside its head as another name for it, after a comma where the parser took it for a modifier."""
    dep = core(token.dep_)
    if dep in ("appos", "flat"):
        return True
    return dep == "nmod" and token.dep_ != "nmod:poss" and token.i > token.head.i and not case(token) and "," in (token.left_edge.text, token.doc[token.left_edge.i - 1].text)


def holder_of(noun: Token) -> Token | None:
    """Who the noun's verb says has it: the subject of the verb it is an object or oblique of."""
    top = noun
    while top.dep_ in ("nmod", "conj", "compound") and top.head.i != top.i:
        top = top.head
    if core(top.dep_) in ("obj", "obl") and top.head.pos_ in ("VERB", "AUX"):
        return doer_of(top.head) if core(top.dep_) == "obj" else subject_of(top.head)
    if top.dep_ == "nsubj:pass":
        return doer_of(top.head)
    return None


def leftmost(token: Token) -> int:
    """The first word of the nominal around a token, without its clause-like parts."""
    first = token.i
    for c in token.children:
        if c.i < first and core(c.dep_) in ("det", "amod", "compound", "nummod", "nmod", "flat", "advmod") and not c.is_punct:
            first = min(first, leftmost(c))
    return first


def leftmost_flat(token: Token) -> int:
    """The first word of a name and of what describes it."""
    return min([token.i, *(c.i for c in token.children if c.dep_ in ("compound", "flat", "amod") and c.i < token.i)])


def rightmost(token: Token) -> int:
    """The last word of the nominal around a token: its names and appositions, not its clauses."""
    last = token.i
    for c in token.children:
        if c.i > last and core(c.dep_) in ("flat", "compound", "appos", "nmod", "goeswith") and not any(g.dep_ == "cc" for g in c.children):
            last = max(last, rightmost(c))
    if last + 1 < len(token.doc) and token.doc[last + 1].text == ")" and any(t.text == "(" for t in token.doc[token.i : last + 1]):
        last += 1
    return last
