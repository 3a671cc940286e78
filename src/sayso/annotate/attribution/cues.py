"""Cues in the tree: which verb, with which particle or preposition, is a row of the cue tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.reading import QUOTES, has_finite
from sayso.annotate.attribution.words import Cue, cue_rows, words_for
from sayso.tree import case, child, children, core, subtree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token


def agent_of(verb: Token) -> Token | None:
    """The "by" phrase of a passive; not a day by which something was said."""
    by = (child(verb, "obl:agent"), *(o for o in children(verb, "obl") if case(o) == "by"))
    return next((o for o in by if o is not None and not is_time(o) and o.lower_ not in words_for("means")), None)


def is_time(token: Token) -> bool:
    """Whether a nominal is a day or an hour."""
    return token.ent_type_ in ("DATE", "TIME") or token.lower_ in words_for("days")


def is_quote_verb(token: Token) -> bool:
    """Whether a verb can utter a quotation."""
    cue = verb_cue(token)
    return cue is not None and "quote" in cue.takes


def verb_cue(token: Token) -> Cue | None:
    """The row of ``cues.toml`` that a verb is, with its particle or preposition."""
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
        return None
    for cue in cue_rows("cues").get(token.lemma_.lower(), ()):
        if all(w in cue.prepositions or _beside(token, w) for w in cue.rest) and (not cue.rest or not cue.prepositions or opened_by(token, cue) is not None):
            return cue
    return None


def _beside(token: Token, word: str) -> bool:
    return any(word in (c.lower_, c.lemma_) for c in token.children) or any(
        g.lower_ == word for c in token.children if core(c.dep_) in ("obl", "obj", "advmod", "compound") for g in c.children
    )


def opened_by(token: Token, cue: Cue) -> Token | None:
    """The nominal or clause that one of the cue's prepositions opens."""
    for c in token.children:
        if c.i < token.i:
            continue
        if core(c.dep_) in ("obl", "nmod", "iobj") and (case(c) in cue.prepositions or case(c).split(" ")[-1:] == [*cue.prepositions][:1]):
            return c
        if c.dep_ in ("advcl", "xcomp", "acl", "ccomp") and any(m.dep_ in ("mark", "case") and m.lower_ in cue.prepositions and m.i < c.i for m in c.children):
            if c.tag_ == "VB" and any(m.lower_ == "to" for m in c.children) and not any(m.lower_ == "for" for m in c.children):
                continue
            return c
    obj = child(token, "obj") or agent_of(token)
    if obj is not None:
        for c in obj.children:
            if c.i > obj.i and core(c.dep_) in ("nmod", "acl") and any(m.dep_ in ("mark", "case") and m.lower_ in cue.prepositions for m in c.children):
                return c
    return None


def plainly_told(tokens: Sequence[Token]) -> bool:
    """Whether words are a clause that holds no quotation and no cue of its own."""
    return has_finite(tokens) and not any(t.text in QUOTES or (t.pos_ == "VERB" and (c := verb_cue(t)) is not None and c.takes != {"light"}) for t in tokens)


def without_preposition(opened: Token, cue: Cue) -> list[Token]:
    """What one of a cue's prepositions opens, without the preposition."""
    return [t for t in subtree(opened) if not (t.head.i == opened.i and t.dep_ in ("case", "mark") and t.lower_ in cue.prepositions)]
