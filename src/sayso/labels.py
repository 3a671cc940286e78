"""Labels before what is told: "Hodeidah, August 2018: explosions near a hospital", "July 2016 - Militants attack a cafe".

A place and a date that stand before a colon or dash, or as a sentence of their own, say where and when was what the words behind them tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.tree import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = r"(?:(?:al|el|as|ar)-)?[A-ZÀ-Þ][\w'’.-]*|\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d"
_LABEL = re.compile(
    r"(?:^|\n|(?<=[.!?]\s)|(?<=[.!?][\"”’)]\s))[ \t]*(?:[-–—•*·]\s+)?"
    rf"(?P<label>(?:{_WORD})(?:,? (?:{_WORD}|of|in|the|and|da|de|del|do|dos|du|la|el|le|early|late|mid|city|province|district|state|region)){{0,9}})"
    r"(?P<end>:(?=\s)|\s[-–—](?=\s)|\.(?=\s))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_WRITTEN = 150  # characters from the start in which a place and day may say where and when the text was written
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")


@dataclass(frozen=True, slots=True)
class Label:
    """The tokens of a label (half-open), where the words that it labels end, the word that heads these, and whether the label has a number."""

    first: int
    last: int
    end: int
    head: Token
    dated: bool


def labels_of(doc: Doc) -> list[Label]:
    """Return the labels of a text; ``dated`` where one has a number, as no name of a speaker does."""
    text = text_of(doc)
    out = []
    for m in _LABEL.finditer(text):
        words, end = m["label"], m["end"].strip()
        day = _DAY.search(words) is not None
        if (end != ":" and not _YEAR.search(words)) or (end == "." and "," not in words) or (day and m.start() < _WRITTEN):
            continue
        if text[m.end() :].lstrip()[:1] in ("“", '"', "‘", "'"):
            continue  # what somebody said
        span = doc.char_span(*m.span("label"), alignment_mode="contract")
        if span is None or span.end + 1 >= len(doc):
            continue
        behind = next((t for t in doc[span.end + 1 :] if not t.is_space), None)
        if behind is None:
            continue
        rest = range(behind.i, behind.sent.end)
        head = next((t for t in doc[rest.start : rest.stop] if t.pos_ != "PUNCT" and (t.head.i < behind.i or t.head.i == t.i)), None)
        if head is not None:
            out.append(Label(span.start, span.end, rest.stop, head, any(c.isdigit() for c in words)))
    return out
