"""Quotations in running text: where they open and close, whatever marks are used and whichever are missing.

Works on characters alone, before and without any parse, because parsers are at their worst around quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from sayso.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.model import Actor, Said

OPENERS = "“„«"
CLOSERS = "”»"
LONGEST_TERM = 40  # characters between marks inside a quotation
_MARK = re.compile(r"``|''|[“”„«»\"‘’']")
_END = re.compile(r"[.!?…][”\"'’)]*\s+(?=[\"“‘'(A-Z0-9])")
_SINGLE_OPENS = re.compile(r"(?:^|[\s(\[—–-])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation: ``start``/``end`` with its marks, ``inner`` without; ``paragraph`` numbers the line it stands in.

    ``opened`` and ``closed`` say whether the mark is there. ``goes_on``: the next paragraph opens again without this one
    having been closed, so both are one quotation.
    """

    start: int
    end: int
    inner: Span
    paragraph: int
    opened: bool = True
    closed: bool = True
    goes_on: bool = False


def paragraphs(text: str) -> list[Span]:
    """Split a text into paragraphs: at every line break, or at empty and indented lines when lines are wrapped."""
    lines = [line for line in text.split("\n") if line.strip()]
    wrapped = (
        len(lines) > 3
        and max(map(len, lines)) <= 100
        and median(map(len, lines)) > 40
        and sum(line.rstrip()[-1] not in ".!?:\"”'’" for line in lines) > len(lines) / 2
    )
    breaks = re.finditer(r"\n\s*\n|\n(?=[ \t]{2,})" if wrapped else r"\n+", text)
    out, at = [], 0
    for b in (*(m.span() for m in breaks), (len(text), len(text))):
        if text[at : b[0]].strip():
            start = at + len(text[at : b[0]]) - len(text[at : b[0]].lstrip())
            out.append(Span(start, at + len(text[at : b[0]].rstrip())))
        at = b[1]
    return out


def find_quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of a text, in order.

    Straight, curly, doubled single and angled marks; single marks where no double ones enclose them.
    A quotation without its closing mark ends with its paragraph (or goes on, when the next paragraph opens again);
    one without its opening mark starts with its sentence.
    """
    out: list[Quotation] = []
    blocks = paragraphs(text)
    for number, block in enumerate(blocks):
        following = text[blocks[number + 1].start : blocks[number + 1].start + 2] if number + 1 < len(blocks) else ""
        out += _in_paragraph(text, block, number, following)
    return out


def _in_paragraph(text: str, block: Span, number: int, following: str) -> Iterator[Quotation]:
    opened: tuple[int, int, str] | None = None  # start, end and shape of the opening mark
    last = block.start  # where the previous quotation ended
    depth = 0  # quotations of the same marks inside
    marks = [m for m in _MARK.finditer(text, block.start, block.end) if not _apostrophe(text, m)]
    for m in marks:
        mark = m.group()
        if mark == "“" and opened is not None and text[m.start() - 1] in ",.?!" and text[m.end() : m.end() + 1].isspace():
            mark = "”"  # the wrong key
        single = mark in "‘’'"
        if opened is None:
            if single:
                close = _single_close(text, m, block) if _opens(text, m, block) else None
                if close is not None and m.start() >= last:
                    yield Quotation(start=m.start(), end=close, inner=Span(m.end(), max(close - 1, m.end() + 1)), paragraph=number)
                    last = close
            elif m.start() < last:
                continue
            elif mark in OPENERS or mark == "``" or (mark in ('"', "''") and _opens(text, m, block)):
                opened = (m.start(), m.end(), mark)
            elif mark in CLOSERS or mark in ('"', "''"):  # closes what nothing opened
                start = _sentence_start(text, last, m.start(), block)
                if m.start() - start > 12:
                    yield Quotation(start=start, end=m.end(), inner=Span(start, m.start()), paragraph=number, opened=False)
                last = m.end()
            continue
        if single:
            continue
        if mark in OPENERS and _nested(marks, m):
            depth += 1
            continue
        if depth and (mark in CLOSERS or mark in ('"', "''")):
            depth -= 1
            continue
        reopens = mark in OPENERS or mark == "``" or (mark == opened[2] and mark in ('"', "''") and _opens(text, m, block) and not _closes(text, m, block))
        if reopens and mark in ('"', "''") and _nested_alike(text, marks, m, block):
            depth += 1
            continue
        if reopens:
            if m.start() - opened[0] > 40 and opened[2] not in "«„":  # the closing mark was forgotten: the sentence before this one ends it
                end = _sentence_end(text, opened[1], m.start())
                yield Quotation(start=opened[0], end=end, inner=Span(opened[1], end), paragraph=number, closed=False)
                opened = (m.start(), m.end(), mark)
            continue
        if m.start() > opened[1]:
            yield Quotation(start=opened[0], end=m.end(), inner=Span(opened[1], m.start()), paragraph=number)
        last = m.end()
        opened = None
    if opened is not None and block.end > opened[1]:
        goes_on = following[:1] in ("“", '"', "«", "„") or following[:2] in ("``", "''")
        yield Quotation(start=opened[0], end=block.end, inner=Span(opened[1], block.end), paragraph=number, closed=False, goes_on=goes_on)


def _apostrophe(text: str, m: re.Match[str]) -> bool:
    if m.group() not in "’'":
        return (
            m.group() == '"'
            and m.start() > 0
            and text[m.start() - 1].isdigit()
            and text[m.end() : m.end() + 1] not in ",.;:)"
            and m.end() < len(text)
            and text[m.end()] == " "
        )
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    return (before.isalnum() and after.isalnum()) or (m.group() == "’" and after.isdigit())


def _opens(text: str, m: re.Match[str], block: Span) -> bool:
    before = text[m.start() - 1] if m.start() > block.start else " "
    after = text[m.end()] if m.end() < block.end else " "
    return (before.isspace() or before in '([—–-/“"‘:') and not after.isspace() and m.group() != "’"


def _closes(text: str, m: re.Match[str], block: Span) -> bool:
    before = text[m.start() - 1] if m.start() > block.start else " "
    return not before.isspace()


def _nested(marks: list[re.Match[str]], m: re.Match[str]) -> bool:
    """Whether a second opening mark opens a quotation inside the first: two closing marks follow before the next opening."""
    after = [x.group() for x in marks if x.start() > m.start() and x.group() in OPENERS + CLOSERS]
    return len(after) > 1 and after[0] in CLOSERS and after[1] in CLOSERS


def _nested_alike(text: str, marks: list[re.Match[str]], m: re.Match[str], block: Span) -> bool:
    """Whether a straight mark opens a few words inside a quotation with the same marks: "The "United States" holds nobody": two closing marks follow."""
    after = [x for x in marks if x.start() > m.start() and x.group() == m.group()][:2]
    if len(after) < 2 or after[0].start() - m.end() > LONGEST_TERM or _END.search(text, m.end(), after[0].start()):
        return False
    return all(_closes(text, x, block) and not _opens(text, x, block) for x in after)


def _single_close(text: str, m: re.Match[str], block: Span) -> int | None:
    for c in re.finditer(r"['’]", text[m.end() : block.end]):
        at = m.end() + c.start()
        before, after = text[at - 1], text[at + 1 : at + 2]
        if after.isalnum() or before.isspace() or at <= m.end():
            continue
        if before == "s" and after == " " and re.search(r"['’](?!\w)", text[at + 1 : block.end]) and m.group() == "‘":
            continue  # "workers’ rights" inside
        return at + 1
    return None


def _sentence_start(text: str, last: int, at: int, block: Span) -> int:
    start = max(last, block.start)
    if start > block.start:  # after an earlier quotation: the sentence that holds this mark
        ends = [e.end() for e in _END.finditer(text, start, at)]
        start = ends[0] if ends else start
    while start < at and text[start].isspace():
        start += 1
    return start


def _sentence_end(text: str, start: int, before: int) -> int:
    found = None
    for e in _END.finditer(text, start, before + 1):
        found = e.start() + 1
        break
    return found or len(text[:before].rstrip())


def speaker_of(said: Sequence[Said], at: int) -> Said | None:
    """Return the innermost direct quotation that holds the character ``at`` and has a speaker, or None."""
    held = [s for s in said if s.form == "direct" and s.source is not None and any(c.start <= at < c.end for c in s.content)]
    return min(held, key=lambda s: sum(map(len, s.content)), default=None)


def first_person(actor: Actor, said: Sequence[Said]) -> Actor | None:
    """Return whom "I" and "we" in a quotation stand for: the speaker; the actor itself when it is no first person.

    Actors with the ids "PRO:I" and "PRO:we" are first persons. None when nobody is known to speak.
    """
    if actor.id not in ("PRO:I", "PRO:we") or actor.start is None:
        return actor
    held = speaker_of(said, actor.start)
    return held.source if held is not None else None
