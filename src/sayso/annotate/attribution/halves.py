"""Halves of a sentence that are set against each other: "A counted 12 dead, while B spoke of 30" is A's word, and then B's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.attribution.words import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Said


def read_halves(r: Reading) -> None:
    """Where "while" or "but" opens a half with a speaker of its own, let no attribution vouch for what is in the other half.

    So does "and" behind one who was named after what he said: "Twelve died, the mayor said, and five were hurt, according to doctors".
    """
    told: dict[int, list[int]] = {}
    for n, s in enumerate(r.out):
        if s.cue is not None and s.source is not None and s.source_span is not None and s.rule.startswith(("cue.speech", "cue.evidence", "quote.")):
            told.setdefault(r.doc[s.cue].sent.start, []).append(n)
    for sentence in r.doc.sents:
        for t in sentence[2:] if len(told.get(sentence.start, ())) > 1 else ():
            turns = t.lower_ in words_for("turning") or (t.lower_ == "and" and r.word(t.i + 1) != "that")
            if turns and t.nbor(-1).text == "," and t.dep_ in ("mark", "cc") and not r.in_quotation(t):
                _divide(r, t, told[sentence.start])


def _divide(r: Reading, turn: Token, told: Sequence[int]) -> None:
    """Keep the attributions of a sentence to the half that their cue and their source stand in."""
    before: list[int] = []
    behind: list[int] = []
    for n in told:
        cue, where = r.out[n].cue, r.out[n].source_span
        sides = {cue is not None and cue < turn.i, where is not None and where.start < turn.idx}
        if len(sides) == 1:
            (before if True in sides else behind).append(n)
    if not before or not behind or (turn.lower_ == "and" and not any(r.out[n].content[0].start < r.starts[r.out[n].cue or 0] < turn.idx for n in before)):
        return
    for n in before:
        r.out[n] = _within(r, r.out[n], r.out[n].content[0].start, turn.idx)
    for n in behind:
        r.out[n] = _within(r, r.out[n], turn.idx, r.ends[-1])


def _within(r: Reading, s: Said, start: int, end: int) -> Said:
    """An attribution without what it vouches for beyond two places of the text, when something is left."""
    tokens = [t for span in s.content for t in r.tokens(span) if start <= t.idx < end]
    content = r.spans(tokens)
    if not content or content == s.content:
        return s
    inside = {t.i for t in tokens}
    tops = tuple(i for i in s.heads if i in inside) or tuple(t.i for t in tokens if t.head.i not in inside and t.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "NUM", "ADJ"))
    return replace(s, content=content, heads=tops)
