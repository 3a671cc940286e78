"""Whose word a sentence is on that names no source and goes on from one that does: "Police said the gunmen came at dawn. They shot dead five miners"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.reading import QUOTES
from sayso.annotate.attribution.words import words_for
from sayso.tree import parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

    from sayso.model import Said

_OPENING = 7  # words in which a sentence says that it goes on
_SENTENCES = 3  # how many sentences a word carries
_TELLING = ("cue.speech", "cue.evidence", "quote.")


def carried_from(doc: Doc, said: Sequence[Said], i: int) -> int | None:
    """A word of what the source said on whose word a token stands that no attribution covers; None where the outlet speaks itself."""
    sent = doc[i].sent
    passed: list[list[Token]] = []
    while len(passed) < _SENTENCES and sent.start > 0:
        words = [t for t in sent if not t.is_space]
        if not words or _told(said, sent) or any(t.text in (*QUOTES, "?", ":") for t in words) or _turns(words):
            return None
        passed.append(words)
        before = _before(sent)
        if parted(doc, before.start, sent.start):
            return None
        sent = before
        if tellers := _told(said, sent):
            teller = _teller(tellers, sent)
            if teller is None or not all((_finds(doc, teller) and not _dated(w[:_OPENING])) or ((_goes_on(w) or _of_teller(teller, w)) and not _dated(w)) for w in passed):
                return None
            return next((t.i for t in reversed(sent) if not t.is_punct and not t.is_space and t.i != teller.cue and any(c.start <= t.idx < c.end for c in teller.content)), None)
    return None


def _before(sent: Stretch) -> Stretch:
    """The sentence before one."""
    before = sent.doc[sent.start - 1].sent
    while before.start > 0 and all(t.is_space or t.is_punct for t in before):
        before = sent.doc[before.start - 1].sent
    return before


def _told(said: Sequence[Said], sent: Stretch) -> list[Said]:
    """The attributions to somebody that stand in a sentence."""
    inside = range(sent.start_char, sent.end_char)
    return [s for s in said if s.source is not None and ((s.cue_span is not None and s.cue_span.start in inside) or any(c.start < inside.stop and c.end > inside.start for c in s.content))]


def _teller(tellers: Sequence[Said], sent: Stretch) -> Said | None:
    """Who tells a sentence as a whole: one source, or one inside another."""
    if any(s.negated or not s.rule.startswith(_TELLING) for s in tellers):
        return None
    whole = [s for s in tellers if s.cue == sent.root.i or any(c.start <= sent.root.idx < c.end for c in s.content)]
    if not whole or len({s.source.id for s in tellers if s.source is not None}) > 1:
        return None
    return whole[-1]


def _finds(doc: Doc, teller: Said) -> bool:
    """Whether a source tells what it looked into: "The inquiry found", "Amnesty International says", "according to the report"."""
    assert teller.source
    words = {w.lower() for w in teller.source.text.split()} | ({doc[teller.cue].lemma_.lower()} if teller.cue is not None else set())
    found = teller.source.sector in ("NGO", "IGO") and teller.source.id.startswith("ORG:") and not words & words_for("conceding")
    return found or bool(words & words_for("finding"))


def _turns(words: Sequence[Token]) -> bool:
    """Whether a sentence turns to another matter: "Meanwhile", "In a separate attack", "It was the worst since"."""
    return any(t.lower_ in words_for("turning-away") for t in words[:_OPENING]) or any(t.tag_ in ("JJS", "RBS") and t.lower_ not in ("least", "most") for t in words)


def _dated(words: Sequence[Token]) -> bool:
    """Whether a sentence says when: "in 2019", "on Friday", "last year", "two weeks ago"."""
    return any(t.lower_ in words_for("dating") or (t.is_title and t.lower_ in words_for("dates-by-name")) or (t.shape_ == "dddd" and t.text[:2] in ("19", "20")) for t in words)


def _goes_on(words: Sequence[Token]) -> bool:
    """Whether a sentence goes on from the one before: "They shot dead five", "The other 17 died", "Only four of those aboard"."""
    opening = words[:_OPENING]
    first = next((t.lower_ for t in opening if not t.is_punct), "")
    if first in words_for("taking-up") or any(t.lower_ in words_for("goes-on-with") for t in opening):
        return True
    pointed = any(t.lower_ in words_for("of-those-before") and t.i > words[0].i and t.nbor(-1).lower_ in ("of", "among", "with") for t in opening)
    return pointed or (first == "all" and any(t.tag_ == "CD" for t in opening[:3]))


def _of_teller(teller: Said, words: Sequence[Token]) -> bool:
    """Whether a sentence speaks of who told the one before: "Four friends of his died", "Three were cousins of hers"."""
    assert teller.source
    one = not teller.source.id.startswith(("ORG:", "GRP:", "ISO:"))
    return one and any(t.lower_ in ("his", "her", "hers", "him", "himself", "herself") for t in words)
