"""The day of a deed that is told by its distance from the report: "Five weeks after a bomb tore through their ranks, soldiers ..."."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.times import shifted, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Document, EventMention, Mention, When

_AFTER = re.compile(r"(?i)(?:(?:just|only|barely|almost|nearly|about|some|exactly) )?(?P<n>[\w-]+)[ -](?P<unit>day|week|month|year)s?(?: to the day)? after")
_DAYS = {"day": (1, 1, 0), "week": (7, 3, 3)}  # how many days it has, and by how many such a distance is off, back and forth
_RECENT = 7  # days before its report in which what a text tells of as its news happened


def dated_by_distance(doc: Doc, events: Sequence[EventMention], times: Found[When], document: Document) -> list[EventMention]:
    """Events in text order; those without a day of their own behind "two weeks after" have the days that lie so long before the report.

    What the sentence tells happened must be the report's news: a sentence with another date says nothing. Months and years are given at
    the grain of a month; of two years and more only the year is.
    """
    if document.published is None:
        return list(events)
    told = [m for m in times if m.what.precision == "unknown" and _AFTER.fullmatch(m.what.text) and _opens(doc, m, times, document.published)]
    nearest = {min((e.head for e in events if m.last <= e.head < doc[m.first].sent.end), default=-1): m for m in told}
    return [
        replace(e, when=when) if (e.when is None or not e.when.edtf) and e.head in nearest and (when := _before(nearest[e.head].what, document.published)) else e
        for e in events
    ]


def _opens(doc: Doc, m: Mention[When], times: Found[When], published: dt.date) -> bool:
    """Whether a distance opens its clause, in a sentence of the report's news."""
    sent, first = doc[m.first].sent, m.first
    while first > sent.start and doc[first - 1].pos_ == "ADV":
        first -= 1  # "barely a week after"
    before = doc[first - 1] if first > sent.start else None
    if (before is not None and before.text != "," and not before.is_space) or (m.last < len(doc) and doc[m.last].text == ","):
        return False
    return all(o is m or _is_recent(o.what.edtf, published) for o in times if sent.start <= o.first < sent.end)


def _is_recent(edtf: str, published: dt.date) -> bool:
    """Whether a date is a day shortly before the report."""
    try:
        return dt.timedelta(0) <= published - dt.date.fromisoformat(edtf) <= dt.timedelta(_RECENT)
    except ValueError:
        return False


def _before(told: When, published: dt.date) -> When | None:
    """The days that lie so long before a report."""
    m = _AFTER.fullmatch(told.text)
    number = value_of(m["n"].lower()) if m is not None else None
    if m is None or number is None or number != int(number) or not 0 < number < min(100, published.year):
        return None
    n, unit = int(number), m["unit"].lower()
    if unit in _DAYS:
        size, back, forth = _DAYS[unit]
        first, last = (shifted(published, "D", off - n * size) for off in (-back, forth))
        return replace(told, edtf=f"{first}/{last}", precision="range") if first else None
    if unit == "year" and n > 1:
        return replace(told, edtf=shifted(published, "Y", -n), precision="year")
    return replace(told, edtf=shifted(published, "M", -n * (12 if unit == "year" else 1)), precision="month")
