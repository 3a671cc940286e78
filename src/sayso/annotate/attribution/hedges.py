"""Hedges: words that make a statement somebody's without naming anybody ("reportedly", "alleged", scare quotes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import verb_cue
from sayso.annotate.attribution.keeping import vouched
from sayso.annotate.attribution.words import hedge_rows
from sayso.tree import child, children, core, own_clauses, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.annotate.attribution.words import HedgeRow


def read_adverb(r: Reading, token: Token) -> None:
    """Read "reportedly": what it hangs on is hedged."""
    row = hedge_rows().get(token.lower_)
    if row is None or row.as_ != "adverb":
        return
    head = token.head
    if core(token.dep_) not in ("advmod", "discourse", "root", "ROOT", "parataxis", "dep"):
        return
    joints = {c.i for c in children(head, "cc", "case")}
    first = token.i == min(t.i for t in subtree(head) if not t.is_punct)
    beyond = set() if first else own_clauses(head)  # "Reportedly, the president fled and the army seized the palace"
    tokens = [t for t in subtree(head) if t.i != token.i and t.i not in joints and t.i not in beyond]
    _hedge(r, token, tokens, row, [head])


def hedging_adjective(r: Reading, token: Token) -> bool:
    """Whether an adjective hedges what it stands before ("alleged"); if so, it is kept."""
    name = token.lower_
    if token.i > 1 and r.doc[token.i - 1].text == "-":
        name = f"{r.doc[token.i - 2].lower_}-{name}"
    row = hedge_rows().get(name)
    if row is None or row.as_ != "adjective" or token.dep_ not in ("amod", "compound", "nmod", "acl"):
        return False
    head = token.head
    if head.i < token.i:
        return False
    _hedge(r, token, [t for t in subtree(head, stop=("acl:relcl", "case", "det", "appos", "conj")) if t.i > token.i], row, [head], name)
    return True


def hedging_verb(r: Reading, token: Token) -> bool:
    """Whether a verb hedges its complement ("is said to", "appears to"); if so, it is kept, unless the complement has its own cue."""
    row = hedge_rows().get(token.lemma_.lower())
    if row is None or row.as_ != "verb":
        return False
    inner = child(token, "xcomp", "ccomp")
    s = child(token, "nsubj", "csubj")
    if inner is None or inner.i < token.i:
        return False
    if verb_cue(inner) is not None and s is not None:
        return True  # "appeared to suggest that ...": the source's own cue
    tokens = (subtree(s) if s is not None and s.dep_ != "expl" and s.lower_ != "it" else []) + subtree(inner)
    _hedge(r, token, tokens, row, [inner])
    return True


def _hedge(r: Reading, token: Token, tokens: list[Token], row: HedgeRow, heads: list[Token], name: str = "") -> None:
    content = r.spans(tokens)
    if content:
        rule = f"hedge.{row.kind}.{name or (token.lemma_.lower() if row.as_ == 'verb' else token.lower_)}"
        r.out.append(vouched(None, None, token, "hedge", content, tuple(t.i for t in heads), rule))


def read_scare_quotes(r: Reading) -> None:
    """Quoted words in the outlet's own voice that nobody is said to have uttered."""
    for q in r.quotes:
        if q.direct or q.last <= q.first or not (q.where.closed and q.where.opened):
            continue
        span = r.span(q.first, q.last)
        if len(span) > 40 or any(c.meets(span) for s in r.out for c in s.content):
            continue
        words = [t for t in r.doc[q.first : q.last] if t.is_alpha]
        if not words or not words[0].is_lower or any(t.pos_ == "PROPN" or t.is_title for t in words):
            continue
        r.out.append(vouched(None, None, None, "hedge", (span,), r.heads(q), "hedge.scare"))
