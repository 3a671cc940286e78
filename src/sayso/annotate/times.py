"""When: dates and ranges, resolved against the date of publication and the last date of the story.

The words are in ``data/en/times.toml`` and their order in ``data/en/time_patterns.toml``; here is the calendar.
What is found is first a ``Timex`` (TimeML: DATE, TIME, DURATION or SET, with a value), because lengths and
frequencies must be known to be left alone; the dates among them become ``When``. The method is that of
HeidelTime (Strötgen and Gertz 2013): patterns, then normalization by document date, tense and last mention.
Values follow TIMEX3 (TimeML 1.2.1), dates EDTF (ISO 8601-2:2019, level 1).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.mentions import Found
from sayso.model import Mention, Span, When
from sayso.tables import read_table
from sayso.tree import child, core, text_of
from sayso.whenabouts import governor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from sayso.model import Document, WhenPrecision

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "present", "future", ""]


class TimeWord(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/times.toml``: words that mean one thing, and what it is worth."""

    kind: str
    words: list[str]
    number: int | None = None
    code: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None


class TimePattern(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/time_patterns.toml``: an order of words and the resolver that reads it."""

    pattern: str
    reads: str
    around: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression of time: offsets, TimeML type and value ("" when not known), and its EDTF date if it is one.

    ``edtf`` is None for what is no date (lengths, frequencies, "now") and "" for a date nobody can resolve.
    """

    start: int
    end: int
    type: Type
    value: str
    mod: str | None = None
    edtf: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a resolver says of a match."""

    type: Type
    value: str
    mod: str | None = None
    edtf: str | None = None  # None: made from the value
    rank: int = 0  # 1: counts from another, so nothing is counted from it


_NOTHING = _Answer("DATE", "")


def find_times(doc: Doc, document: Document) -> Found[When]:
    """Find the dates a document names, as EDTF.

    Relative dates ("on Monday", "last week") are resolved against ``document.published``, "two days later" and the
    like against the last date before them. What cannot be resolved has ``edtf`` "" and precision "unknown".
    Lengths of time, ages, frequencies and clock times without a day are left out. The words of a mention do not
    hold its preposition, but "since", "until", "by", "before" and "after" open its range: "2024-11-27/..".
    """
    return Found(list(_mentions(doc, find_timexes(doc, document.published))))


def find_timexes(doc: Doc, published: dt.date | None) -> list[Timex]:
    """Find all expressions of time in a text, in order: dates, clock times, lengths and frequencies."""
    story = _Story(doc, published)
    found: list[Timex] = []
    end = -1
    todo = _matches(story.text)
    tries = len(todo)
    heapify(todo)
    while todo:
        start, _, _, rule, match = heappop(todo)
        if start < end:
            if match.end() > end:  # what is left of it may still be a date: "a year later on August 10"
                again = _patterns()[rule][0].search(story.text, end, min(len(story.text), match.end() + _REACH))
                if again is not None:
                    tries += 1
                    heappush(todo, (again.start(), -again.end(), tries, rule, again))
            continue
        answer = _RESOLVERS[_patterns()[rule][1]](story, match)
        if answer is None:
            continue
        if answer is _NOTHING:
            end = match.end()
            continue
        edtf = answer.edtf if answer.edtf is not None else _edtf(answer)
        last = match.end()
        found.append(Timex(start=start, end=last, type=answer.type, value=answer.value, mod=answer.mod, edtf=edtf, rule=f"time.{rule}"))
        end = last
        if not answer.rank:
            story.remember(found[-1])
    return found


# ---------------------------------------------------------------- patterns


@cache
def _rows() -> dict[str, TimeWord]:
    return read_table("en/times.toml", TimeWord)


@cache
def _of_kind(kind: str) -> dict[str, TimeWord]:
    return {w.lower(): row for row in _rows().values() if row.kind == kind for w in row.words}


_SHORT_MONTHS = frozenset({"may", "june", "july"})
_CAPITAL = frozenset({"month", "weekday", "holiday"})
_DIGITS = {"day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d/%]|[.,:]\d)", "year": r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d|-[A-Za-z])"}


def _alternatives(kind: str) -> str:
    if kind in _DIGITS:
        return _DIGITS[kind]
    if kind == "n":
        tens, small = ("|".join(_of_kind(k)) for k in ("tens", "number"))
        whole = "|".join(sorted(_of_kind("number"), key=len, reverse=True)).replace(" ", r"\s")
        return rf"(?:(?:{tens})(?:[\s-](?:{small}))?|{whole}|\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:\s\d/\d)?)"
    words = sorted((w for row in _rows().values() if row.kind == kind for w in row.words), key=len, reverse=True)
    if kind in _CAPITAL:
        words = sorted({*words, *(w.upper() for w in words)}, key=len, reverse=True)
    dot = r"\.?" if kind == "month" else ""  # an abbreviated month may have one
    return "|".join(re.escape(w).replace(r"\ ", r"\s") + (dot if len(w) < 5 and w.lower() not in _SHORT_MONTHS else "") for w in words)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], str, list[str]]]:
    """The patterns by name, compiled, with the name of their resolver and the kinds they are built around."""

    def group(m: re.Match[str]) -> str:
        kind, nth = m[1], m[2] or ""
        inner = f"(?-i:{_alternatives(kind)})" if kind in _CAPITAL else _alternatives(kind)
        return rf"(?P<{kind}{nth}>{inner})"

    out = {}
    for name, row in read_table("en/time_patterns.toml", TimePattern).items():
        body = re.sub(r"\{([a-z]+)(?::(\d))?\}", group, row.pattern)
        body = re.sub(r"\[~-\]", r"[\\s-]", body)
        body = body.replace(r"(?<=\b(?:once|twice|times)~)", r"(?:(?<=once\s)|(?<=twice\s)|(?<=times\s))")
        body = body.replace("~", r"(?:[^\S\n]+\n?|\n)").replace("’", "['’]")
        out[name] = (re.compile(rf"(?<![\w$£€])(?:(?<!\d[.,/-])|(?!\d))(?:{body})(?!\w)", re.IGNORECASE), row.reads, row.around)
    return out


@cache
def _near() -> dict[str, frozenset[str]]:
    """Words near which patterns are tried, with the kinds they stand for: the last word of each entry."""
    out: dict[str, set[str]] = {}
    for row in _rows().values():
        for w in row.words:
            last = _WORD.findall(w.lower())[-1]
            out.setdefault(last, set()).add(row.kind)
            if row.kind == "holiday":  # "Christmas Day": both words are common enough to look at
                out.setdefault(_WORD.findall(w.lower())[0], set()).add(row.kind)
    return {w: frozenset(kinds) for w, kinds in out.items()}


_WORD = re.compile(r"[^\W\d_]+|\d+")
_REACH = 64  # characters that a pattern may lie before or after the word it is built around


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Stretches of text around words of time, by kind."""
    near = _near()
    out: dict[str, list[tuple[int, int]]] = {}
    for m in _WORD.finditer(text):
        word = m.group()
        if word.isdigit():
            kinds: Iterable[str] = ("year", "decade") if len(word) == 4 else ("digits",)
        else:
            kinds = near.get(word.lower(), ())
        for kind in kinds:
            windows = out.setdefault(kind, [])
            a, b = max(0, m.start() - _REACH), m.end() + _REACH
            if windows and windows[-1][1] >= a:
                windows[-1] = (windows[-1][0], b)
            else:
                windows.append((a, b))
    return out


def _matches(text: str) -> list[tuple[int, int, int, str, re.Match[str]]]:
    """All matches of all patterns: start, minus end (what starts first and reaches furthest sorts first), a number, name of the pattern, match."""
    windows = _windows(text)
    found: list[tuple[int, int, int, str, re.Match[str]]] = []
    for name, (pattern, _, around) in _patterns().items():
        places = windows.get(around[0], []) if len(around) == 1 else _joined([w for kind in around for w in windows.get(kind, [])])
        for a, b in places:
            found += [(m.start(), -m.end(), len(found), name, m) for m in pattern.finditer(text, a, b)]
    return found


def _joined(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for a, b in sorted(windows):
        if out and out[-1][1] >= a:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _word(m: re.Match[str], kind: str) -> TimeWord | None:
    """The table row of a captured word, or None."""
    text = m.groupdict().get(kind)
    return _of_kind(kind.rstrip("0123456789")).get(re.sub(r"\s+", " ", text).lower().rstrip(".")) if text else None


def _get(m: re.Match[str], name: str) -> str | None:
    return m.groupdict().get(name)


def value_of(text: str) -> float | None:
    """The value of "12", "1,200", "2.5", "9 1/2", "twenty-four" or "a couple of"; None for "several"."""
    text = re.sub(r"\s+", " ", text.lower().strip())
    if row := _of_kind("number").get(text):
        return row.number
    parts = re.split(r"[ -]", text)
    if tens := _of_kind("tens").get(parts[0]):
        rest = _of_kind("number").get(parts[1]) if len(parts) > 1 else None
        return (tens.number or 0) + ((rest.number or 0) if rest else 0)
    if (fraction := re.fullmatch(r"(\d+) (\d)/(\d)", text)) and fraction[3] != "0":
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


# ---------------------------------------------------------------- the story so far


class _Story:
    """The document as the resolvers see it: date of publication, tense, the last date mentioned."""

    def __init__(self, doc: Doc, published: dt.date | None) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.published = published
        self.starts = [t.idx for t in doc]
        self.last: Timex | None = None  # the last date
        self.last_day: dt.date | None = None
        self.last_gone: dt.date | None = None  # the last day that is not to come
        self.last_quarter: str | None = None

    def token(self, offset: int) -> Token | None:
        """The token that covers an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.doc[i] if 0 <= i < len(self.doc) else None

    def before(self, offset: int) -> str:
        """A little of the text before an offset, lower case."""
        return self.text[max(0, offset - 40) : offset].lower()

    def tense(self, m: re.Match[str]) -> Tense:
        """The tense of the verb that governs an expression."""
        inside = [t for t in (self.token(m.start()), self.token(m.end() - 1)) if t is not None]
        if not inside:
            return ""
        root = self.doc[inside[0].i : inside[-1].i + 1].root
        if root.dep_ in ("compound", "amod") and root.head.i > root.i:
            return "past"  # "the June agreement"
        if root.dep_ == "nmod:poss":  # "Wednesday's vote": future only as the subject of what will be
            noun = root.head
            told = child(noun, "cop") is not None  # "whoever is behind Thursday's bombing will pay"
            return _tense(noun.head) if (core(noun.dep_) == "nsubj" and not told) or self.text[: m.start()].rstrip().endswith("ahead of") else "past"
        above = governor(root)
        if above.tag_ == "VBD" and root.i < above.i and above.lower_ not in _of_kind("alike"):
            return "past"  # "On Thursday the mayor extended the curfew"
        return _tense(above) if root.head.i != root.i else _verb_tense(root)

    def told_in_past(self, m: re.Match[str]) -> bool:
        """Whether the sentence of an expression has a main verb in the past."""
        token = self.token(m.start())
        return token is not None and token.sent.root.tag_ == "VBD"

    def stands_before_noun(self, m: re.Match[str]) -> bool:
        """Whether an expression modifies the noun after it: "the June agreement", "October elections"."""
        token = self.token(m.end() - 1)
        while token is not None and token.head.i != token.i and m.start() <= token.head.idx < m.end():
            token = token.head
        return token is not None and core(token.dep_) in ("compound", "amod", "nmod") and token.head.idx >= m.end()

    def hangs_on_verb(self, m: re.Match[str]) -> bool:
        """Whether an expression is itself an adverbial of a verb, not a modifier of a noun."""
        token = self.token(m.end() - 1)
        while token is not None and token.head.i != token.i and m.start() <= token.head.idx < m.end():
            token = token.head
        return token is not None and core(token.dep_) in ("obl", "advmod", "root", "ROOT") and token.head.pos_ in ("VERB", "AUX")

    def remember(self, timex: Timex) -> None:
        """Keep what "the following day" and "a year earlier" count from."""
        if timex.type not in ("DATE", "TIME") or not timex.edtf:
            return
        self.last = timex
        if "-Q" in timex.value and "X" not in timex.value:
            self.last_quarter = timex.value
        day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", timex.edtf)
        if day:
            self.last_day = dt.date(int(day[1]), int(day[2]), int(day[3]))
            if self.published is None or self.last_day <= self.published:
                self.last_gone = self.last_day


_MODAL = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "could", "should", "can", "must"})


def _tense(token: Token) -> Tense:
    """The tense of the nearest verb above a token: by its helpers, its form, and verbs that look ahead."""
    for _ in range(12):
        if token.lemma_.lower() in _of_kind("ahead") and token.pos_ == "ADJ":
            return "future"
        if token.pos_ in ("VERB", "AUX") or any(core(c.dep_) in ("cop", "aux") for c in token.children):
            tense = _verb_tense(token)
            if tense:
                return tense
        if token.head.i == token.i:
            return ""
        token = token.head
    return ""


def _verb_tense(verb: Token) -> Tense:
    helpers = {c.lower_: c for c in verb.children if core(c.dep_) in ("aux", "cop")}
    if verb.tag_ == "VB" and helpers.keys() & {"is", "are", "am"} and any(c.lower_ == "to" for c in verb.children):
        return "future"  # "is to appear"
    if helpers.keys() & _MODAL:
        return "future" if "have" not in helpers else "past"
    alike = verb.lower_ in _of_kind("alike") and verb.tag_ in ("VBP", "VBD", "VBN", "VB") and not helpers.keys() - {"was", "were"} and not any(c.lower_ == "to" for c in verb.children)
    set_on = any(c.lower_ in _of_kind("set_on") for c in verb.children)
    if verb.lemma_.lower() in _of_kind("ahead") and not (alike and (child(verb, "obj") or set_on)):
        return "future"
    if helpers.keys() & {"was", "were", "had", "did"}:
        return "past"
    if verb.tag_ == "VB" and "to" in {c.lower_ for c in verb.children if c.dep_ in ("mark", "aux")} and verb.head.i != verb.i:
        if verb.dep_ == "advcl" or verb.head.lemma_.lower() in _of_kind("done"):
            return _verb_tense(verb.head) if verb.head.pos_ in ("VERB", "AUX") else ""
        return "future"
    if helpers.keys() & {"has", "have", "'ve", "’ve"}:
        return "past"
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not helpers) or (alike and verb.tag_ == "VBP"):
        return "past"
    if verb.tag_ == "VBG" and helpers.keys() & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return "future"
    if verb.tag_ in ("VBZ", "VBP") or helpers.keys() & {"is", "are", "am", "'s", "’s"}:
        return "" if verb.lemma_.lower() in _of_kind("tells") else "present"
    return ""


# ---------------------------------------------------------------- the calendar


def _shift_months(day: dt.date, months: int) -> tuple[int, int]:
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def _week(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _season_of(day: dt.date) -> tuple[int, int]:
    """The year and the number (0 spring .. 3 winter) of a day's season of the northern hemisphere; a winter has the year it starts in."""
    return (day.year - 1, 3) if day.month < 3 else (day.year, (day.month - 3) // 3)


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _edtf(answer: _Answer) -> str | None:
    """The EDTF date of a TimeML value, "" if it is a date that nobody can resolve, None if it is no date."""
    if answer.type not in ("DATE", "TIME"):
        return None
    value = re.sub(r"(?<=[\dX])T.*$", "", answer.value)
    if value.endswith("_REF") or not value:
        return None
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) or re.fullmatch(r"XXXX-\d\d(-\d\d)?", value):
        return value
    if m := re.fullmatch(r"(\d{3})X?", value):
        return f"{m[1]}0/{m[1]}9"
    if m := re.fullmatch(r"(\d\d)(XX)?", value):
        return f"{m[1]}00/{m[1]}99"
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first = dt.date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
        return f"{first}/{dt.date.fromisocalendar(int(m[1]), int(m[2]), 7)}"
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        last = int(m[2]) * 3
        return f"{m[1]}-{last - 2:02}/{m[1]}-{last:02}"
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{m[1]}-01/{m[1]}-06" if m[2] == "1" else f"{m[1]}-07/{m[1]}-12"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{m[1]}-{next(r.number for r in _of_kind('season').values() if r.code == m[2])}"
    return ""


def _precision(edtf: str) -> WhenPrecision:
    if not edtf:
        return "unknown"
    if "/" in edtf or (re.search(r"-2[1-4]$", edtf) and len(edtf) == 7):
        return "range"
    return {0: "year", 1: "month", 2: "day"}[edtf.count("-")]  # type: ignore[return-value]


# ---------------------------------------------------------------- resolvers: from a match to a value

_UNKNOWN_DAY = "XXXX-XX-XX"


def _iso(story: _Story, m: re.Match[str]) -> _Answer | None:
    del story
    if not _valid(int(m["y"]), int(m["m"]), int(m["d"])):
        return None
    day = f"{m['y']}-{m['m']}-{m['d']}"
    return _Answer("TIME", f"{day}T{m['clock']}") if m["clock"] else _Answer("DATE", day)


def _slash(story: _Story, m: re.Match[str]) -> _Answer | None:
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    if year < 100:
        if story.published is None:
            return None
        year += 100 * ((story.published.year + 10 - year) // 100)
    readings = {(mo, d) for mo, d in ((a, b), (b, a)) if _valid(year, mo, d)}
    if not readings:
        return None
    if len(readings) == 1:
        (month, day) = readings.pop()
        return _Answer("DATE", f"{year}-{month:02}-{day:02}")
    return _Answer("DATE", f"{year}-XX-XX", edtf=f"{year}") if len(m["y"]) == 4 else None


def _day_number(m: re.Match[str], *names: str) -> int | None:
    for name in names:
        if text := _get(m, name):
            return int(re.sub(r"\D", "", text))
    row = _word(m, "ordinal")
    return row.number if row else None


def _year_of(story: _Story, m: re.Match[str]) -> int | None:
    """The year a match says: "2024", "this year", "next year"."""
    if year := _get(m, "year"):
        return int(year)
    which = _word(m, "which2")
    if which and story.published:
        return story.published.year + (which.number or 0)
    return None


def _guess_year(story: _Story, m: re.Match[str], month: int, day: int | None) -> int | None:
    """The year of a month (and day) named without one: by tense, and nearest to the day of publication."""
    if story.published is None:
        return None
    today = story.published
    which = _word(m, "which") or _word(m, "which3")
    tense: Tense = "future" if _looks_on(story, m) else story.tense(m)
    if which and which.number == 0:
        return today.year

    def first(year: int) -> dt.date:
        return dt.date(year, month, min(day or 1, calendar.monthrange(year, month)[1]))

    def last(year: int) -> dt.date:
        return first(year) if day else dt.date(year, month, calendar.monthrange(year, month)[1])

    if (which and which.number == 1) or tense == "future":
        start = today if not which else today + dt.timedelta(days=1)
        return today.year if last(today.year) >= start - dt.timedelta(days=0 if which else 31 if day is None else 60) else today.year + 1
    if which and which.number == -1:
        return today.year if last(today.year) < today else today.year - 1
    slack = dt.timedelta(days=2)  # a paper dated a day or two late
    if not story.stands_before_noun(m) and (day is None or (tense == "past" and story.hangs_on_verb(m))):
        return today.year if first(today.year) <= today + slack else today.year - 1
    near = dt.timedelta(days=100)  # without a verb that looks ahead a date is rarely further ahead than this
    return min((y for y in (today.year - 1, today.year, today.year + 1) if first(y) - today <= near), key=lambda y: abs(first(y) - today))


def _is_name(story: _Story, m: re.Match[str]) -> bool:
    """Whether the words belong to a name: "the March 23 Movement", "Bloody Sunday"."""
    after = story.text[m.end() : m.end() + 16]
    if re.match(r"\s(?:" + "|".join(w for r in _rows().values() if r.kind == "named_after" for w in r.words) + r")\b", after):
        return True
    before = story.text[max(0, m.start() - 12) : m.start()]
    return bool(re.search(r"\b(?:" + "|".join(w for r in _rows().values() if r.kind == "named_before" for w in r.words) + r")\s$", before))


def _calendar(story: _Story, m: re.Match[str]) -> _Answer | None:
    month, day = _word(m, "month"), _day_number(m, "day", "day3")
    if month is None or month.number is None or day is None or not _valid(2024, month.number, day) or _is_name(story, m):
        return None
    year = _year_of(story, m) or _guess_year(story, m, month.number, day)
    if year and not _valid(year, month.number, day):
        return None
    value = f"{year or 'XXXX'}-{month.number:02}-{day:02}"
    part = _word(m, "part")
    return _Answer("TIME" if part else "DATE", value + (f"T{part.code}" if part else ""), _mod(m))


def _calendar_range(story: _Story, m: re.Match[str]) -> _Answer | None:
    month, first, last = _word(m, "month"), _day_number(m, "day"), _day_number(m, "day2")
    if month is None or month.number is None or first is None or last is None or not first < last or not _valid(2024, month.number, last):
        return None
    beyond = story.token(m.start("day2"))
    if beyond is not None and beyond.is_sent_start:
        return None  # "KHARTOUM, July 3 - 12 soldiers were killed"
    if m["to"].strip() == "and" and last != first + 1 and not re.search(r"\bbetween\s+(?:the\s+)?$", story.before(m.start())):
        return None
    year = _year_of(story, m) or _guess_year(story, m, month.number, first) or "XXXX"
    return _Answer("DATE", f"{year}-{month.number:02}-{first:02}", edtf=f"{year}-{month.number:02}-{first:02}/{year}-{month.number:02}-{last:02}")


def _month(story: _Story, m: re.Match[str]) -> _Answer | None:
    month = _word(m, "month")
    if month is None or month.number is None or _is_name(story, m):
        return None
    token = story.token(m.start("month"))
    if token is not None and not _get(m, "year"):
        if token.pos_ in ("AUX", "VERB") or token.ent_type_ in ("PERSON", "ORG"):
            return None
        if len(m["month"]) < 4 and m["month"] != "May" and not m.group(0).endswith("."):
            return None
        if (
            m["month"] in ("March", "May", "August", "April", "June", "MARCH", "MAY")
            and token.pos_ == "PROPN"
            and token.dep_ in ("nsubj", "flat")
            and _is_person(token)
        ):
            return None
    year = _year_of(story, m) or _guess_year(story, m, month.number, None)
    return _Answer("DATE", f"{year or 'XXXX'}-{month.number:02}", _mod(m))


def _opens(token: Token) -> bool:
    """Whether a word opens a sentence or quotation and another follows at once."""
    first = token.i == token.sent.start or token.nbor(-1).is_punct
    return first and token.i + 1 < len(token.doc) and token.nbor().is_alpha


def _is_person(token: Token) -> bool:
    """Whether a name that is also a month stands as somebody who acts: "May said"."""
    return token.dep_ == "flat" or any(core(c.dep_) in ("ccomp", "xcomp") for c in token.head.children)


def _mod(m: re.Match[str]) -> str | None:
    row = _word(m, "mod") or _word(m, "mod2") or _word(m, "bound")
    return row.code if row else None


def _nearest_weekday(story: _Story, m: re.Match[str], weekday: int, which: int | None) -> dt.date | None:
    today = story.published
    if today is None:
        return None
    back = (today.isoweekday() - weekday) % 7
    ahead = (weekday - today.isoweekday()) % 7
    if which == -1:
        return today - dt.timedelta(days=back or 7)
    if which == 1:
        return today + dt.timedelta(days=ahead or 7)
    tense = story.tense(m)
    if tense == "future" or (tense == "present" and story.hangs_on_verb(m) and not story.told_in_past(m)) or _looks_on(story, m):
        return today + dt.timedelta(days=ahead)
    return today - dt.timedelta(days=back)


def _looks_on(story: _Story, m: re.Match[str]) -> bool:
    """Whether a preposition says that a date is to come whatever the tense: "gave them until Friday", "as soon as Monday"."""
    return bool(re.search(r"(?<=[a-z,] )(?:until|till|as soon as|as early as)\s(?:[\d:]+\s?(?:[ap]\.?m\.?)?\s)?$", story.before(m.start()))) and not re.search(
        r"\b(?:had|not|n[’']t|never|no|from|was|were)\b", story.before(m.start())
    )


def _weekday(story: _Story, m: re.Match[str]) -> _Answer | None:
    row = _word(m, "weekday")
    if row is None or row.number is None or _is_name(story, m):
        return None
    which, week = _word(m, "which"), _word(m, "which2")
    if week is not None:
        monday = story.published and story.published - dt.timedelta(days=story.published.weekday()) + dt.timedelta(days=7 * (week.number or 0))
        day = monday and monday + dt.timedelta(days=row.number - 1)
    else:
        day = _nearest_weekday(story, m, row.number, which.number if which else None)
    part = _word(m, "part")
    return _Answer("TIME" if part else "DATE", f"{day or _UNKNOWN_DAY}" + (f"T{part.code}" if part else ""), _mod(m))


def _daily(story: _Story, m: re.Match[str]) -> _Answer | None:
    row = _word(m, "daily")
    if row is None or (row.number == -1 and row.code and re.search(r"\b(?:the|their|his|her|its)\s$", story.before(m.start()))):
        return None  # "on the last night of the festival"
    part = _word(m, "part")
    code = part.code if part else row.code
    day = story.published and story.published + dt.timedelta(days=row.number or 0)
    return _Answer("TIME" if code else "DATE", f"{day or _UNKNOWN_DAY}" + (f"T{code}" if code else ""), _mod(m))


def _beyond(story: _Story, m: re.Match[str]) -> _Answer | None:
    step = dt.timedelta(days=1 if m["direction"].lower() == "after" else -1)
    if daily := _word(m, "daily"):
        day = story.published and story.published + dt.timedelta(days=daily.number or 0)
    else:
        row, which = _word(m, "weekday"), _word(m, "which")
        day = _nearest_weekday(story, m, row.number, which.number if which else None) if row and row.number else None
    return _Answer("DATE", f"{day + step}" if day else _UNKNOWN_DAY)


def _weekend(story: _Story, m: re.Match[str]) -> _Answer | None:
    today = story.published
    if today is None:
        return _Answer("DATE", "XXXX-WXX-WE")
    row = _word(m, "which")
    monday = today - dt.timedelta(days=today.weekday())
    if row and row.number == 1:
        monday += dt.timedelta(days=7 if today.isoweekday() >= 6 else 0)
    elif (row and row.number == -1) or (story.tense(m) != "future" and today.isoweekday() < 6):
        monday -= dt.timedelta(days=7)
    return _Answer("DATE", f"{_week(monday)}-WE")


def _overnight(story: _Story, m: re.Match[str]) -> _Answer | None:
    row = _word(m, "weekday")
    if row is None or row.number is None:
        token = story.token(m.start())
        if token is not None and token.pos_ not in ("ADV", "NOUN") and token.dep_ == "amod" and token.head.i > token.i and story.published is None:
            return None
        if story.published is None:
            return _Answer("TIME", f"{_UNKNOWN_DAY}TNI", edtf="")
        before = story.published - dt.timedelta(days=1)
        return _Answer("TIME", f"{before}TNI", edtf=f"{before}/{story.published}")
    day = _nearest_weekday(story, m, row.number, None)
    if day is None:
        return _Answer("TIME", f"{_UNKNOWN_DAY}TNI", edtf="")
    first = day - dt.timedelta(days=1) if _get(m, "into") else day
    return _Answer("TIME", f"{first}TNI", edtf=f"{first}/{first + dt.timedelta(days=1)}")


def _week_of(story: _Story, m: re.Match[str]) -> _Answer | None:
    answer = _calendar(story, m)
    if answer is None:
        return None
    if answer.value.startswith("X"):
        return _Answer("DATE", "XXXX-WXX")
    return _Answer("DATE", _week(dt.date.fromisoformat(answer.value)))


def shifted(day: dt.date | None, code: str, n: int) -> str:
    """The unit that lies ``n`` units from a day, at the unit's own grain: "2024-11" for a month."""
    if day is None:
        return {"D": _UNKNOWN_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(code, "XXXX")
    try:
        if code == "D":
            return f"{day + dt.timedelta(days=n)}"
        if code == "W":
            return _week(day + dt.timedelta(days=7 * n))
        if code == "M":
            year, month = _shift_months(day, n)
            return f"{year}-{month:02}"
        if code == "Q":
            year, month = _shift_months(day, 3 * n)
            return f"{year}-Q{(month + 2) // 3}"
        if code == "Y":
            return f"{day.year + n}"
        if code == "E":
            return f"{(day.year + 10 * n) // 10}"
        if code == "C":
            return f"{(day.year + 100 * n) // 100}"
    except OverflowError:
        return ""
    return ""


def _which_unit(story: _Story, m: re.Match[str]) -> _Answer | None:
    which, unit = _word(m, "which"), _word(m, "unit")
    if unit is None or unit.code is None or unit.number or m["unit"].lower().endswith("s") or unit.code.startswith("T"):
        return None
    n = which.number or 0 if which else 0
    text = m.group(0).lower()
    if text.startswith("the last") and unit.code == "D":
        return None
    if n == -1 and re.search(r"\bthe (?:last|past)\b", text) and unit.code in "EC":
        return _Answer("DURATION", f"P1{unit.code}")
    if unit.code == "D":
        return None  # "this day" is a daily word, "the next day" is told
    if unit.code == "W" and n == -1 and story.published is not None and story.published.isoweekday() == 7:  # on a Sunday the week that ends may be meant
        return _Answer("DATE", _week(story.published - dt.timedelta(days=7)), _mod(m), edtf=f"{story.published - dt.timedelta(days=13)}/{story.published - dt.timedelta(days=1)}")
    return _Answer("DATE", shifted(story.published, unit.code, n), _mod(m))


def _mod_the_unit(story: _Story, m: re.Match[str]) -> _Answer | None:
    unit = _word(m, "unit")
    if unit is not None and unit.code == "D":
        return _Answer("DATE", f"{story.last_day or story.published or _UNKNOWN_DAY}", _mod(m))
    return _which_unit(story, m)


def _the_unit(story: _Story, m: re.Match[str]) -> _Answer | None:
    unit = _word(m, "unit")
    if unit is None or m["unit"].lower().endswith("s"):
        return None
    if unit.code == "Q":
        return _Answer("DATE", story.last_quarter or shifted(story.published, "Q", -1))
    if unit.code == "Y" and re.match(r"\s(?:ended|ending)\b", story.text[m.end() : m.end() + 8]):
        return _Answer("DURATION", "P1Y")
    if unit.code == "Y" and not re.search(r"\b(?:man|woman|boy|girl)\s$", story.before(m.start())):
        return _Answer("DATE", f"{story.published.year if story.published else 'XXXX'}")
    return None


def _quarter_again(story: _Story, m: re.Match[str]) -> _Answer | None:
    """Read "the latest period", "the 2023 quarter": the quarter a report is about, in that year."""
    if story.last_quarter is None and (_get(m, "year") or m["part_of_year"].lower() == "period"):
        return None
    quarter = story.last_quarter or shifted(story.published, "Q", -1)
    return _Answer("DATE", (_get(m, "year") or quarter[:4]) + quarter[4:], rank=1)


def _end_of_unit(story: _Story, m: re.Match[str]) -> _Answer | None:
    unit = _word(m, "unit")
    if unit is None or unit.code not in ("Y", "M"):
        return None
    return _Answer("DATE", shifted(story.published, unit.code, 0), "END")


def _told_unit(story: _Story, m: re.Match[str]) -> _Answer | None:
    told, unit, part = _word(m, "told"), _word(m, "unit"), _word(m, "part")
    if told is None or (unit and (m["unit"].lower().endswith("s") or unit.number or (unit.code or "T").startswith("T"))):
        return None
    n = told.number or 0
    if part is not None:
        day = story.last_day and story.last_day + dt.timedelta(days=n)
        return _Answer("TIME", f"{day or _UNKNOWN_DAY}T{part.code}", _mod(m))
    if unit is None or unit.code is None:
        return None
    return _Answer("DATE", shifted(_last(story, unit.code, past=n == 0 and story.tense(m) == "past"), unit.code, n), _mod(m))


def _last(story: _Story, code: str, *, past: bool = False) -> dt.date | None:
    """The last date of the story, when it is fine enough to count such units from; the last ``past`` one for what happened."""
    if code == "D" and past:
        return story.last_gone
    if code == "D":
        return story.last_day if story.last is None or _precision(story.last.edtf or "") == "day" or story.last_day else None
    if story.last is None or not story.last.edtf:
        return None
    m = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", story.last.edtf)
    if m is None or (code in "MQ" and m[2] is None) or (code == "W" and m[3] is None):
        return None
    month = int(m[2] or 1)
    return dt.date(int(m[1]), month if month <= 12 else 1, int(m[3] or 1))


def _told_side(story: _Story, m: re.Match[str]) -> _Answer | None:
    unit, part = _word(m, "unit"), _word(m, "part")
    n = 1 if m["direction"].lower() == "after" else -1
    if part is not None:  # "the night before"
        return None if _goes_on(story, m) else _Answer("TIME", f"{shifted(_last(story, 'D'), 'D', n)}T{part.code}")
    if unit is None or unit.code is None or unit.number or unit.code.startswith("T") or m["unit"].lower().endswith("s") or _goes_on(story, m):
        return None
    return _Answer("DATE", shifted(_last(story, unit.code), unit.code, n))


def _goes_on(story: _Story, m: re.Match[str]) -> bool:
    """Whether something follows that the distance is counted from: "two days after the vote"."""
    return not re.match(r"\s*(?:[.,;:)\]”\"—–]|$|and\b|but\b|when\b|he\b|she\b|it\b|they\b|in\b|at\b|on\b)", story.text[m.end() : m.end() + 12])


def _ago(story: _Story, m: re.Match[str]) -> _Answer | None:
    unit = _of_kind("unit")["day"] if _get(m, "nights") else _word(m, "unit")
    if unit is None or unit.code is None:
        return None
    number = value_of(m["n"]) if _get(m, "n") else 1.0
    direction = re.sub(r"\s+", " ", m["direction"].lower())
    told = direction.endswith((" that", " then"))  # "three days before that"
    direction = direction.split(" ")[0] if told else direction
    code, size = unit.code, unit.number or 1
    mod = _mod(m)
    if direction == "on":
        return None
    if direction in ("before", "after") and not told and _goes_on(story, m):
        return _counted_from(story, m, number, code)
    back = direction in ("ago", "earlier", "previously", "before")
    if number is None and code == "TH" and direction != "ago" and (soon := _soon(story, m, 1, back=back)) is not None:
        return soon  # "a few hours later"
    if number is None or number != int(number):
        vague = "PAST_REF" if back else "FUTURE_REF"
        return _Answer("DATE", vague) if code in ("D", "W", "M", "Y") else _Answer("DURATION", f"P{'T' if code[0] == 'T' else ''}X{code[-1]}")
    n = int(number) * size * (-1 if back else 1)
    if code.startswith("T"):
        if direction == "ago" and story.published is not None:
            return _hours_ago(story.published, code, -n)
        return _soon(story, m, abs(n) / {"TS": 3600, "TM": 60, "TH": 1}[code], back=back) or _Answer("DURATION", _length_value(number, unit), mod)
    absolute = direction in ("ago", "hence", "from now", "from today")
    if code == "Y" and number == 1 and story.last_quarter and _get(m, "n") != "one":
        year, quarter = story.last_quarter.split("-")
        return _Answer("DATE", f"{int(year) + n}-{quarter}", mod, rank=1)
    if _get(m, "period") and code == "Y" and m["period"].lower() in ("quarter", "period"):
        return _Answer("DATE", shifted(story.published, "Q", 4 * n - 1), mod, rank=1)
    day = story.published if absolute or "-" in m.group(0) else _last(story, code)
    value = shifted(day, code, n)
    if code == "W" and day is not None:
        return _Answer("DATE", f"{day + dt.timedelta(days=7 * n)}", mod, edtf=_edtf(_Answer("DATE", value)))
    return _Answer("DATE", value, mod)


def _soon(story: _Story, m: re.Match[str], hours: float, *, back: bool) -> _Answer | None:
    """Some hours or minutes from the day told right before: that day and the next or last, as far as the clock may have run."""
    day = story.last_day
    if day is None or story.last is None or story.last.edtf != f"{day}" or m.start() - story.last.end > _RIGHT_BEFORE:
        return None
    other = day + dt.timedelta(days=-int(-hours // 24) * (-1 if back else 1))
    return _Answer("TIME", f"{day}", _mod(m), edtf="/".join(f"{d}" for d in sorted({day, other})), rank=1)


_RIGHT_BEFORE = 400  # characters


def _hours_later(story: _Story, m: re.Match[str]) -> _Answer | None:
    """Read "hours later", "minutes earlier", without a number."""
    direction = m["direction"].lower()
    if direction == "before" and _goes_on(story, m):
        return None
    return _soon(story, m, 1 if m["few"].lower() == "hours" else 0, back=direction in ("earlier", "previously", "before"))


def _ago_today(story: _Story, m: re.Match[str]) -> _Answer | None:
    """A day counted back from that of publication: "ten years ago today", "a year ago this week", "five years to the day after the attack"."""
    unit, number, day = _word(m, "unit"), value_of(m["n"]), story.published
    if unit is None or unit.code not in ("D", "W", "M", "Y") or not number or number != int(number) or day is None:
        return None
    n = int(number) * (unit.number or 1)
    if unit.code in "DW":
        then = day - dt.timedelta(days=n * (7 if unit.code == "W" else 1))
    else:
        year, month = _shift_months(day, -n * (12 if unit.code == "Y" else 1))
        then = dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    if within := _get(m, "within"):
        return _Answer("DATE", f"{then:%Y-%m}" if within.lower() == "month" else _week(then))
    return _Answer("DATE", f"{then}", rank=1 if _get(m, "counted") else 0)


def _anniversary(story: _Story, m: re.Match[str]) -> _Answer | None:
    """The days around that on which happened what is remembered: "on the first anniversary of the explosion"."""
    number = int(m["nth"]) if _get(m, "nth") else (_word(m, "ordinal") or TimeWord(kind="", words=[])).number
    if not number or story.published is None or not re.search(r"\bon\s$", story.before(m.start())):
        return None
    then = story.published.toordinal() - round(number * 365.2425)
    first, last = (dt.date.fromordinal(then + days) for days in (-_AROUND, _AROUND))
    return _Answer("DATE", f"{first}", edtf=f"{first}/{last}", rank=1)


_AROUND = 4  # days that a report of an anniversary may be early or late


def _hours_ago(published: dt.date, code: str, n: int) -> _Answer:
    days = n / {"TS": 86400, "TM": 1440, "TH": 24}[code]
    first = published - dt.timedelta(days=int(days) + 1)
    return _Answer("TIME", f"{first}", edtf=f"{first}/{published}")


def _counted_from(story: _Story, m: re.Match[str], number: float | None, code: str) -> _Answer:
    """A distance from what follows: its date if that is one ("two days after December 2"), else unknown."""
    length = f"P{'T' if code[0] == 'T' else ''}{_plain(number)}{code[-1]}"
    after = story.text[m.end() : m.end() + 40]
    edtf = ""
    month_day = _patterns()["month_day"][0].match(after.lstrip())
    if month_day and number is not None and code in ("D", "W") and (inner := _calendar(story, month_day)) and "X" not in inner.value:
        n = int(number) * (7 if code == "W" else 1) * (1 if m["direction"].lower() == "after" else -1)
        edtf = f"{dt.date.fromisoformat(inner.value[:10]) + dt.timedelta(days=n)}"
    return _Answer("DURATION", length, _mod(m), edtf=edtf)


def _plain(number: float | None) -> str:
    return "X" if number is None else f"{number:g}"


def _length_value(number: float | None, unit: TimeWord) -> str:
    code = unit.code or "D"
    if number is not None:
        number *= unit.number or 1
    if code == "TH" and number is not None and number % 24 == 0:
        return f"P{_plain(number / 24)}D"
    return f"P{'T' if code[0] == 'T' else ''}{_plain(number)}{code[-1]}"


def _span_of_units(story: _Story, m: re.Match[str]) -> _Answer | None:
    """A length that ends now or starts now: "the past two months"; the first kind is a range of dates too."""
    unit = _word(m, "unit")
    if unit is None or unit.code is None:
        return None
    number = value_of(m["n"])
    value = _length_value(number, unit)
    direction = m["direction"].lower()
    if direction in ("past", "last") and story.published and number and number == int(number):
        n = int(number) * (unit.number or 1)
        if unit.code in ("D", "W"):
            first = f"{story.published - dt.timedelta(days=n * (7 if unit.code == 'W' else 1))}"
        elif unit.code.startswith("T"):
            hours = n / {"TS": 3600, "TM": 60, "TH": 1}[unit.code]
            first = f"{story.published - dt.timedelta(days=-(-hours // 24))}"
        else:
            first = _edtf(_Answer("DATE", shifted(story.published, unit.code, -n))) or ""
            first = first.split("/")[0]
        return _Answer("DURATION", value, edtf=f"{first}/{story.published}" if first else None)
    return _Answer("DURATION", value)


def _recent_units(story: _Story, m: re.Match[str]) -> _Answer | None:
    del story
    code = (_of_kind("unit")[m["plural"].lower()]).code or "D"
    if code == "Y" and m["direction"].lower() in ("recent", "past"):
        return _Answer("DATE", "PAST_REF")
    return _Answer("DURATION", f"P{'T' if code[0] == 'T' else ''}X{code[-1]}")


def _length(story: _Story, m: re.Match[str]) -> _Answer | None:
    unit = _word(m, "unit")
    if unit is None:
        return None
    text = m.group(0).lower()
    if unit.code == "Q" and m["unit"].lower() == "quarter" and "-" not in text:
        return None  # "a quarter of"
    if unit.code in ("TS", "TM") and re.match(r"an?\s", text):
        return None
    if text.startswith(("some ", "many ")) and m["unit"].lower()[-1] != "s":
        return None
    if re.match(r"an?\s(?!few|couple|dozen|hundred|number)", text) and _is_rate(story, m):
        return _Answer("SET", f"P1{(unit.code or 'D')[-1]}")
    if text == "one day" and not re.search(r"\b(?:in|for|within|just|only)\s$", story.before(m.start())):
        return None
    return _Answer("DURATION", _length_value(value_of(_get(m, "n2") or m["n"]), unit), _mod(m))


def _is_rate(story: _Story, m: re.Match[str]) -> bool:
    """Whether "a year" counts how often or how much: "twice a year", "$2 billion a year"."""
    before = story.before(m.start())
    return bool(re.search(r"(?:\bonce|\btwice|\btimes|\d|million|billion|trillion|percent|%|people|tons|tonnes|barrels|dollars)\s$", before))


def _bare_plural(story: _Story, m: re.Match[str]) -> _Answer | None:
    unit = _of_kind("unit")[m["plural"].lower()]
    before = story.before(m.start())
    if re.search(r"\b(?:for|in|over|after|of|past|within|during|took|take|last|spent|next|recent|last)\s$", before) or re.match(
        r"\s(?:of|ago|later|after|before)\b", story.text[m.end() : m.end() + 8]
    ):
        return _Answer("DURATION", f"PX{unit.code}")
    return None


def _every(story: _Story, m: re.Match[str]) -> _Answer | None:
    del story
    if unit := _word(m, "unit"):
        return _Answer("SET", _length_value(value_of(m["n"]) if _get(m, "n") else 1, unit))
    if weekday := _word(m, "weekday"):
        return _Answer("SET", f"XXXX-WXX-{weekday.number}")
    if month := _word(m, "month"):
        return _Answer("SET", f"XXXX-{month.number:02}")
    part = _word(m, "part")
    return _Answer("SET", f"XXXX-XX-XXT{part.code}") if part else None


def _often(story: _Story, m: re.Match[str]) -> _Answer | None:
    del story
    if row := _word(m, "often"):
        return _Answer("SET", row.code or "")
    weekday = _word(m, "weekday")
    return _Answer("SET", f"XXXX-WXX-{weekday.number}") if weekday else None


def _clock(story: _Story, m: re.Match[str]) -> _Answer | None:
    if word := _get(m, "word"):
        hour, minute = (0 if word.lower() == "midnight" else 12), "00"
    else:
        hour, minute = int(m["hour"]), _get(m, "minute") or "00"
        half = (_get(m, "half") or "").lower()
        if hour > 24 or (half and hour > 12):
            return None
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
    day: dt.date | None = None
    if (weekday := _word(m, "weekday")) and weekday.number:
        day = _nearest_weekday(story, m, weekday.number, None)
    elif daily := _word(m, "daily"):
        day = story.published and story.published + dt.timedelta(days=daily.number or 0)
    known = _word(m, "weekday") or _word(m, "daily")
    clock = f"T{hour:02}:{minute}"
    if day is None and not known:
        near = story.last_day or story.published
        return _Answer("TIME", f"{near or _UNKNOWN_DAY}{clock}", _mod(m), edtf="-")
    return _Answer("TIME", f"{day or _UNKNOWN_DAY}{clock}", _mod(m))


def _season(story: _Story, m: re.Match[str]) -> _Answer | None:
    season = _word(m, "season")
    if season is None or season.number is None:
        return None
    word, text = m["season"].lower(), m.group(0).lower()
    year, which = _get(m, "year"), _word(m, "which")
    if not year and not which:
        bare = text == word
        if word in ("fall", "spring") and (bare or text == f"the {word}"):
            return None
        if bare and not re.search(r"\b(?:in|since|by|during|until)\s(?:the\s)?$", story.before(m.start())):
            return None
    if year:
        return _Answer("DATE", f"{year}-{season.code}", _mod(m))
    if story.published is None:
        return _Answer("DATE", f"XXXX-{season.code}", _mod(m))
    now, current = _season_of(story.published)
    order = season.number - 21
    n = which.number if which else None
    if n == 0 or text.startswith("this "):
        value = story.published.year if order != 3 or story.published.month > 2 else story.published.year - 1
    elif n == 1 or (n is None and story.tense(m) == "future"):
        value = now if order > current else now + 1
    else:
        value = now if order < current or (order == current and n is None) else now - 1
    return _Answer("DATE", f"{value}-{season.code}", _mod(m))


def _quarter(story: _Story, m: re.Match[str]) -> _Answer | None:
    ordinal = _word(m, "ordinal")
    n = int(m["q"]) if _get(m, "q") else ordinal.number if ordinal else None
    half = (_get(m, "part_of_year") or "").lower() == "half"
    if n is None or n > (2 if half else 4):
        return None
    year_text = _get(m, "year") or _get(m, "year2") or _get(m, "year3")
    which = _word(m, "which") or _word(m, "which2")
    if half and not year_text and not which and "of the year" not in m.group(0).lower():
        return None
    letter = "H" if half else "Q"
    if year_text:
        return _Answer("DATE", f"{year_text}-{letter}{n}")
    today = story.published
    if today is None:
        return _Answer("DATE", f"XXXX-{letter}{n}")
    if which:
        return _Answer("DATE", f"{today.year + (which.number or 0)}-{letter}{n}")
    if half:
        return _Answer("DATE", f"{today.year}-H{n}")
    current = (today.month + 2) // 3
    year = today.year
    if n > current and story.tense(m) != "future":
        year -= 1
    if re.search(r"year-(?:ago|earlier)", m.group(0).lower()):
        year -= 1
    return _Answer("DATE", f"{year}-Q{n}", _mod(m))


_TENS_OF_YEARS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _decade(story: _Story, m: re.Match[str]) -> _Answer | None:
    if decade := _get(m, "decade"):
        return _Answer("DATE", f"{decade[:3]}", _mod(m))
    tens = int(m["short"][0]) if _get(m, "short") else _TENS_OF_YEARS.index(m["word"].lower()) + 2
    del story
    return _Answer("DATE", f"19{tens}", _mod(m))


def _century(story: _Story, m: re.Match[str]) -> _Answer | None:
    del story
    row = _word(m, "ordinal")
    teen = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20}
    n = int(m["nth"]) if m["nth"] else teen[m["teen"].lower()] if m["teen"] else 21 if m["teen21"] else row.number if row else None
    return _Answer("DATE", f"{n - 1:02}", _mod(m)) if n else None


def _year(story: _Story, m: re.Match[str]) -> _Answer | None:
    if _get(m, "word"):
        return _Answer("DATE", "2000", _mod(m))
    year = int(m["year"])
    if year < 1700 or year > 2100:
        return None
    token = story.token(m.start("year"))
    before = story.before(m.start("year"))
    if token is not None and not re.search(r"\b(?:in|since|until|till|during|of|the|year|fiscal|early|late|mid|and|through)[\s-]$", before):
        head = token.head
        near = head.i - token.i == 1 or (head.i - token.i == 2 and story.doc[token.i + 1].pos_ == "ADJ")
        if token.dep_ == "nummod" and near and head.tag_ in ("NNS", "NNPS"):
            return None
        if re.search(
            r"[$£€#]\s?$|\b(?:no\.|number|page|flight|route|highway|resolution|room|about|around|nearly|over|some|than|least|resolution no\.)\s$", before
        ):
            return None
    if token is not None and token.dep_ == "nsubj:pass" and m.group().isdigit() and token.head.lemma_.lower() not in _of_kind("of_years"):
        return None  # "1720 had already been discharged"
    if re.match(
        r"[\s-](?:people|soldiers|troops|men|women|homes|families|km|kilometers|kilometres|miles|meters|metres|tons|tonnes|feet|acres|dollars|hectares|points|local time|gmt|utc|hours)\b",
        story.text[m.end("year") : m.end("year") + 14].lower(),
    ):
        return None
    return _Answer("DATE", f"{year}", _mod(m))


def _year_range(story: _Story, m: re.Match[str]) -> _Answer | None:
    del story
    first, last = int(m["year"]), int(m["to"])
    if len(m["to"]) == 2:
        last += first // 100 * 100
    return _Answer("DATE", f"{first}", edtf=f"{first}/{last}") if first < last else None


def _holiday(story: _Story, m: re.Match[str]) -> _Answer | None:
    row = _word(m, "holiday")
    if row is None:
        return None
    token = story.token(m.end("holiday") - 1)
    if token is not None and (
        token.ent_type_ in ("ORG", "PERSON") or (core(token.dep_) in ("compound", "flat") and token.head.i > token.i and token.head.pos_ == "PROPN")
    ):
        return None
    year_text = _get(m, "year")
    if row.easter is not None:
        behind = re.match(r"[^.;]{0,60}?\b(?:in|of)\s((?:19|20)\d\d)\b", story.text[m.end() : m.end() + 70])  # "the Easter bombings in 2019"
        year_text = year_text or (behind[1] if behind else None)
        return _by_easter(story, m, row, row.easter, int(year_text) if year_text else None)
    if row.month is None:
        return _Answer("DATE", f"{year_text or 'XXXX'}-XX-XX", edtf=year_text or "")
    year = int(year_text) if year_text else _guess_year(story, m, row.month, row.day or 15)
    if row.day:
        return _Answer("DATE", f"{year or 'XXXX'}-{row.month:02}-{row.day:02}")
    if year is None or row.weekday is None or row.nth is None:
        return _Answer("DATE", _UNKNOWN_DAY)
    days = [d for d in range(1, calendar.monthrange(year, row.month)[1] + 1) if dt.date(year, row.month, d).isoweekday() == row.weekday]
    return _Answer("DATE", f"{year}-{row.month:02}-{days[row.nth - 1 if row.nth > 0 else row.nth]:02}")


def _by_easter(story: _Story, m: re.Match[str], row: TimeWord, days: int, year: int | None) -> _Answer:
    """A feast so many days from Easter: of the year that is said, else the last one or, where the tense looks ahead, the next."""
    if year is None and story.published is None:
        return _Answer("DATE", _UNKNOWN_DAY)
    about = [year] if year is not None else [story.published.year + n for n in (-1, 0, 1)] if story.published is not None else []
    feasts = [easter(y, julian=row.code == "julian") + dt.timedelta(days=days) for y in about]
    if year is None and story.published is not None:
        ahead = story.tense(m) == "future"
        feasts = [min(f for f in feasts if f >= story.published)] if ahead else [max(f for f in feasts if f <= story.published)]
    return _Answer("DATE", feasts[0].isoformat())


def easter(year: int, *, julian: bool = False) -> dt.date:
    """Return Easter Sunday of a year (Gregorian date), of the Western churches or, by the Julian reckoning, of the Eastern ones (Meeus)."""
    if julian:
        moon = (19 * (year % 19) + 15) % 30
        day = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        return dt.date(year, 3, 22) + dt.timedelta(days=day + year // 100 - year // 400 - 2)
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    return dt.date(year, 3, 22) + dt.timedelta(days=moon + weekday - 7 * late)


def _nth_day(story: _Story, m: re.Match[str]) -> _Answer | None:
    if not re.search(r"\bon\s$", story.before(m.start())):
        return None
    return _Answer("DATE", _UNKNOWN_DAY)


def _nothing(story: _Story, m: re.Match[str]) -> _Answer | None:
    """Words that are taken, so that no part of them is read as something else: an age."""
    del story, m
    return _NOTHING


def _vague(story: _Story, m: re.Match[str]) -> _Answer | None:
    row = _word(m, "vague")
    if row is None:
        return None
    if row.code == "FUTURE_REF" and (re.match(r"\s(?:as|after|of)\b", story.text[m.end() : m.end() + 7]) or re.search(r"\bas\s$", story.before(m.start()))):
        return None
    return _Answer("DATE", row.code or "")


_RESOLVERS: dict[str, Callable[[_Story, re.Match[str]], _Answer | None]] = {
    name.removeprefix("_"): function
    for name, function in {
        "iso": _iso,
        "slash": _slash,
        "calendar": _calendar,
        "calendar_range": _calendar_range,
        "month": _month,
        "weekday": _weekday,
        "daily": _daily,
        "beyond": _beyond,
        "weekend": _weekend,
        "overnight": _overnight,
        "week_of": _week_of,
        "which_unit": _which_unit,
        "the_unit": _the_unit,
        "mod_the_unit": _mod_the_unit,
        "end_of_unit": _end_of_unit,
        "told_unit": _told_unit,
        "told_side": _told_side,
        "ago": _ago,
        "ago_today": _ago_today,
        "anniversary": _anniversary,
        "hours_later": _hours_later,
        "span_of_units": _span_of_units,
        "recent_units": _recent_units,
        "length": _length,
        "bare_plural": _bare_plural,
        "every": _every,
        "often": _often,
        "clock": _clock,
        "season": _season,
        "quarter": _quarter,
        "decade": _decade,
        "century": _century,
        "year": _year,
        "year_range": _year_range,
        "holiday": _holiday,
        "nth_day": _nth_day,
        "vague": _vague,
        "nothing": _nothing,
        "quarter_again": _quarter_again,
    }.items()
}


# ---------------------------------------------------------------- from expressions to dates of the story


def _mentions(doc: Doc, timexes: list[Timex]) -> Iterator[Mention[When]]:
    text = text_of(doc)
    dates = [t for t in timexes if t.edtf is not None and t.edtf != "-"]
    skip = -1
    for i, t in enumerate(dates):
        if i <= skip:
            continue
        start, end, edtf = t.start, t.end, t.edtf or ""
        if t.type == "DURATION" and t.rule == "time.ago" and edtf and i + 1 < len(dates):
            end, skip = dates[i + 1].end, i + 1  # "two days after December 2"
        elif i + 1 < len(dates) and (joined := _range(text, t, dates[i + 1])):
            edtf, end, skip = joined, dates[i + 1].end, i + 1
        elif edtf and "/" not in edtf:
            edtf = _opened(text, t, edtf)
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        when = When(edtf=edtf, text=text[start:end], precision=_precision(edtf), start=start, end=end)
        yield Mention(first=span.start, last=span.end, head=_head(span), span=Span(start, end), what=when)


def _head(span: SpacySpan) -> int:
    """The token through which an expression hangs in its sentence; of several, if the tree tears it apart, the last that is not of a verb right behind."""
    tops = [t for t in span if not span.start <= t.head.i < span.end or t.head.i == t.i]
    if any(t.head.i < span.start for t in tops):  # "that burst over the station on April 8 last year killed ..."
        tops = [t for t in tops if t.head.i != span.end]
    return next((t.i for t in reversed(tops) if t.dep_ not in ("det", "punct", "case", "cc", "mark")), span.root.i)


def _range(text: str, a: Timex, b: Timex) -> str | None:
    """The range of two dates with "from .. to", "between .. and" or a dash, or None."""
    between = text[a.end : b.start]
    if len(between) > 12 or not a.edtf or not b.edtf or "/" in a.edtf + b.edtf:
        return None
    before = text[max(0, a.start - 16) : a.start].lower()
    dash = re.fullmatch(r"\s?[-–—]\s?", between)
    to = re.fullmatch(r"\s+(?:to|through|until|till)\s+", between)
    both = re.fullmatch(r"\s+and\s+", between) and re.search(r"\bbetween\s+$", before)
    if not (dash or to or both) or ("X" in a.edtf) != ("X" in b.edtf):
        return None
    first, last = a.edtf, b.edtf
    if first > last and a.rule == b.rule == "time.weekday" and "X" not in first:  # "between Monday and Wednesday", told on a Tuesday
        first = f"{dt.date.fromisoformat(first) - dt.timedelta(days=7)}"
    return f"{first}/{last}" if first < last else None


def _opened(text: str, t: Timex, edtf: str) -> str:
    """The date with the side that its preposition opens: "since Wednesday" is "2024-11-27/.."."""
    before = text[max(0, t.start - 30) : t.start].lower()
    if re.match(r"[’']s?\s", text[t.end : t.end + 3]):
        return edtf  # "after Monday's vote" is not after Monday
    m = re.search(r"\b(since|until|till|by|before|after)(?:\s+(?:at least|as early as|as late as|about|around|(?:midnight|dawn|daybreak|sunrise|noon|nightfall) on))?\s+$", before)
    within = m is not None and (m[0].endswith((" on ", " on\n")) or re.match(r"(?:midnight|dawn|daybreak|sunrise|noon|nightfall) on\b", text[t.start : t.end].lower()))
    if m is None or (m[1] in ("before", "after") and within):
        return edtf  # "before dawn on Thursday" is on Thursday
    return f"{edtf}/.." if m[1] in ("since", "after") else f"../{edtf}"
