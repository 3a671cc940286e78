"""The fields of labelled lines, as situation reports have them.

As in "- Missing: 8 labourers (vigilantes); 10 women (Amnesty International).", of two fields with one label.

A line is what stands between two line breaks. It is labelled when it opens with a bullet or a number of its own, or when few words and a
colon open it. Its fields are parted by semicolons and full stops; a field may open with whose word it is ("State Governor: approx. 70.")
or close with it in brackets. Nothing is asked here of what the words mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.tree import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

LONGEST_LABEL = 12  # words before a colon
_LONGEST_OPENING = 4  # words before the stop with which a numbered line opens
_SHORTENED = frozenset({"approx", "est", "gen", "col", "maj", "brig", "lt", "capt", "sgt", "dr", "mr", "mrs", "ms", "prof", "st", "no", "u.s", "u.n", "u.k"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "◦", "▪", "●", "‣"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a labelled line, in tokens: ``first`` (in) to ``last`` (out).

    ``label``: the words before its own colon, else those before the line's, or the few that a numbered line opens with ("1. Fatalities. 38
    in all"). ``own``: whether the colon is its own. ``heading``: the words of the last line of capitals above. ``section``: the last
    numbered line above, in tokens. ``brackets``: what closes it in brackets. ``above``: the words of the line of which this is an item, when
    that line ends in a colon ("By province (police):"), behind those that the numbered line opens with.
    """

    first: int
    last: int
    label: tuple[Token, ...]
    own: bool
    line_label: tuple[Token, ...]
    heading: tuple[Token, ...]
    section: tuple[int, int]
    brackets: tuple[tuple[int, int], ...]
    above: tuple[Token, ...]


def fields(doc: Doc) -> list[Field]:
    """The fields of all labelled lines of a document, in text order."""
    out: list[Field] = []
    heading: tuple[Token, ...] = ()
    section = (0, 0)
    opened: tuple[Token, ...] = ()
    above: tuple[Token, ...] = ()
    for first, last in _lines(doc):
        words = [t for t in doc[first:last] if t.is_alpha]
        start = _behind_bullet(doc, first, last)
        near = range(start, min(start + LONGEST_LABEL + 1, last))
        colon = next((i for i in near if _is_colon(doc[i])), None)
        stop = next((i for i in near if doc[i].text == "." and doc[i - 1].text.lower() not in _SHORTENED), None) if start > first else None
        if words and all(t.is_upper for t in words) and len(words) <= LONGEST_LABEL and not any(t.like_num for t in doc[first:last]):
            heading, section, opened, above = tuple(words), (0, 0), (), ()
            continue
        if start == first + 2:
            section, opened = (start, last), ()
        if start != first + 1:
            above = opened
        if stop is not None and (colon is None or stop < colon):
            colon = stop if start < stop <= start + _LONGEST_OPENING and stop + 1 < last and not any(t.tag_ in FINITE or t.like_num for t in doc[start + 1 : stop]) else None
            opened = tuple(doc[start:colon]) if colon is not None and section == (start, last) else opened
        below = (*(opened if section != (start, last) else ()), *(t for t in doc[start : last - 1] if not t.is_space)) if _is_colon(doc[last - 1]) else above
        if start == first and (colon is None or _is_colon(doc[last - 1])):
            above = below
            continue
        if colon is not None and any(t.tag_ in FINITE for t in doc[start + 1 : colon]):
            if start == first:
                continue  # "The governor read from a letter: five prisoners were free": a sentence
            colon = None
        label = tuple(t for t in doc[start:colon] if not t.is_space) if colon is not None else ()
        out += _of_line(doc, start if colon is None else colon + 1, last, label, heading, section, above)
        above = below
    return out


def _is_colon(t: Token) -> bool:
    return t.text in (":", "):")


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """First (in) and last (out) token of each line that has words, without the blanks at its ends."""
    start = 0
    for t in doc:
        if "\n" in t.text or t.i == len(doc) - 1:
            end = t.i if t.is_space else t.i + 1
            while start < end and doc[start].is_space:
                start += 1
            if start < end:
                yield start, end
            start = t.i + 1


def _behind_bullet(doc: Doc, first: int, last: int) -> int:
    """The first word of a line behind its bullet or number."""
    if doc[first].text in _BULLETS and first + 1 < last:
        return first + 1
    if doc[first].text.isdigit() and len(doc[first]) < 3 and first + 2 < last and doc[first + 1].text in (".", ")"):
        return first + 2
    return first


def _of_line(
    doc: Doc, first: int, last: int, label: tuple[Token, ...], heading: tuple[Token, ...], section: tuple[int, int], above: tuple[Token, ...]
) -> Iterator[Field]:
    """The fields of one line, from behind its label on."""
    start, depth = first, 0
    for i in range(first, last + 1):
        t = doc[i] if i < last else None
        depth += 0 if t is None else (t.text == "(") - t.text.startswith(")")
        stop = t is None or (depth <= 0 and (t.text == ";" or (t.text[-1] == "." and _ends(doc, i, last))))
        if not stop:
            continue
        end = i + 1 if t is not None and t.text[0] != "." and t.text != ";" else i  # "29 Nov." goes with the field
        if end > start:
            colon = next((j for j in range(start, min(start + LONGEST_LABEL + 1, end)) if _is_colon(doc[j]) and not any(x.text == "(" for x in doc[start:j])), None)
            inner = tuple(x for x in doc[start:colon] if not x.is_space) if colon is not None else ()
            begin = colon + 1 if colon is not None else start
            yield Field(begin, end, inner or label, bool(inner), label, heading, section, tuple(_brackets(doc, begin, end)), above)
        start = i + 1


def _ends(doc: Doc, i: int, last: int) -> bool:
    """Whether a full stop ends a field, and no shortened word ("approx. 70")."""
    if i + 1 >= last:
        return True
    word = (doc[i].text if len(doc[i]) > 1 else doc[i - 1].text).strip(".").lower()
    return (doc[i + 1].text[:1].isupper() and word not in _SHORTENED) or doc[i - 1].text.startswith(")")  # "118 (doctors). 61 (ministry)."


def _brackets(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """What stands in brackets, without them."""
    start = None
    for i in range(first, last):
        if doc[i].text == "(":
            start = i + 1
        elif doc[i].text.startswith(")") and start is not None:
            if i > start:
                yield start, i
            start = None
