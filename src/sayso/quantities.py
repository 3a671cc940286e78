"""Counts in the words of a text: numerals, number words, ranges, vague words, and what bounds them.

Vocabulary: ``data/en/numbers.toml``. What is counted, and what that measures, is asked elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from spacy.tokens import Doc, Token


class NumberRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``numbers.toml``: number words, or phrases that are vague counts, bounds or cues (``kind`` says which)."""

    kind: str
    words: dict[str, float] = {}
    phrases: list[str] = []
    before: list[str] = []
    after: list[str] = []
    low: int | None = None
    high: int | None = None


Phrase = tuple[str, ...]
_WORD = re.compile(r"\w+(?:[.'’]\w+)*\.?|[^\w\s]")


def _phrase(text: str) -> Phrase:
    return tuple(re.findall(r"[^\W_]+\.?|[^\w\s]", text))


class Numbers:
    """``numbers.toml``, ready for matching."""

    def __init__(self) -> None:
        """Read the table and put its rows in the form the scanner asks for."""
        rows = read_table("en/numbers.toml", NumberRow)
        self.cardinals = {w: int(v) for w, v in rows["cardinals"].words.items()}
        self.scales = {w: int(v) for w, v in rows["scales"].words.items()}
        self.short = {w: int(v) for w, v in rows["short"].words.items()}
        self.fixed = {_phrase(w): int(v) for w, v in rows["fixed"].words.items()}
        self.none = {_phrase(w) for w in rows["none"].words}
        self.fractions = {_phrase(w): v for w, v in rows["fractions"].words.items()}
        self.vague = {_phrase(p): (r.low, r.high) for r in rows.values() if r.kind == "vague" for p in r.phrases}
        bounds = [r for r in rows.values() if r.kind in ("low", "high", "about", "exact", "silent")]
        self.before = {_phrase(p): r.kind for r in bounds for p in r.before}
        self.after = {_phrase(p): r.kind for r in bounds for p in r.after}
        self.counting = {p: r.kind for r in rows.values() if r.kind.startswith("counting") for p in r.phrases}
        self.qualifiers = {_phrase(p) for p in rows["qualifiers"].phrases}
        self.corrected = frozenset(rows["corrected"].phrases)
        self.earlier = frozenset(rows["earlier"].phrases)
        self.almost = frozenset(rows["almost"].phrases)
        self.trying = frozenset(rows["trying"].phrases)
        self.beside = frozenset(rows["beside"].phrases)
        self.restating = frozenset(rows["restating"].phrases) | frozenset(rows["telling"].phrases)
        self.limiting = frozenset(rows["limiting"].phrases)
        self.arriving = frozenset(rows["arriving"].phrases)
        self.rising = frozenset(rows["rising"].phrases)
        self.telling = frozenset(rows["telling"].phrases)
        self.setting = frozenset(rows["setting"].phrases)
        self.or_more = {_phrase(p) for p in rows["or_more"].phrases}
        self.tolls = frozenset(rows["tolls"].phrases)
        self.floors = {_phrase(p) for p in rows["floors"].phrases}
        self.parts = {_phrase(p) for p in rows["parts"].phrases}
        self.cumulative = re.compile(r"\b(?:" + "|".join(map(re.escape, rows["cumulative"].phrases)) + r")\b", re.IGNORECASE)


@cache
def numbers() -> Numbers:
    """The tables of ``data/en/numbers.toml``, read once."""
    return Numbers()


def count(word: str) -> int | None:
    """The number that one word or numeral says ("18", "1,200", "eighteen", "dozen"), None when it says none."""
    low = word.lower()
    value = _value(low, scaled=False)
    return int(value) if value is not None else numbers().cardinals.get(low, numbers().scales.get(low))


def counts_behind_month(number: Token) -> bool:
    """Whether a number behind a month counts those behind it and is no day: "In March 22 people died"."""
    doc, i = number.doc, number.i
    if re.fullmatch(r"(?:19|20)\d\d", number.text):
        return False  # "In August 2013 gunmen attacked a hotel"
    month = i > 1 and i + 1 < len(doc) and doc[i - 1].lower_ in MONTHS and doc[i - 2].lower_ in ("in", "early", "late", "last")
    return month and (doc[i + 1].tag_ == "NNS" or (number.dep_ == "nummod" and number.head.i == i + 2 and number.head.tag_ == "NNS"))


def beside_number(doc: Doc, i: int) -> Token | None:
    """The nominal right before the bare number at ``i``, where a verb is left out between them: "The ministry counts 45 dead, the opposition 70"."""
    if i + 1 < len(doc) and doc[i + 1].text not in (".", ",", ";", ")", '"', "”", "’") and not doc[i + 1].is_space:
        return None
    bound = next((n for n in (3, 2, 1) if i > n and tuple(t.lower_ for t in doc[i - n : i]) in numbers().before), 0)  # "the governor some 100,000"
    start = i - bound
    start -= doc[start - 1].text in ('"', "“", "‘", "'", ",") if start > 1 and (bound or ";" in doc[max(i - 8, 0) : i].text) else 0  # "and the ministry at 'over 30'", "and officials, as many as 600"
    if start and doc[start - 1].lower_ == "at":
        start -= 1 + (start > 1 and doc[start - 2].text == ",")  # "put the dead at 14, the judiciary at 71", "...; another of its agencies, at some 90"
    while start > 0 and i - start < 8 and (doc[start - 1].pos_ in ("NOUN", "PROPN", "DET", "ADJ", "PART") or doc[start - 1].lower_ == "of"):
        start -= 1
    nominals = [t for t in doc[start:i] if t.pos_ in ("NOUN", "PROPN")]
    if start > 1 and doc[start - 1].lower_ in ("by", "for", "to") and doc[start - 2].lower_ in (",", ";", "and", "but"):
        start -= 1  # "by the mayor's reckoning 412; by the prosecutor's, 398"
    opened = doc[start].lower_ in ("by", "for", "to") and start > 0
    if not nominals or start == 0 or doc[start - 1].lower_ not in (",", ";", "and", "while", "but") or not (doc[start + opened].pos_ == "DET" or doc[start + opened].is_title):
        return None
    return next((t for t in nominals if not start <= t.head.i < i), nominals[-1])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count in the text: words ``first`` to ``last`` (out), its number alone from ``start`` to ``stop`` (token numbers)."""

    first: int
    last: int
    start: int
    stop: int
    low: int | None
    point: int | None
    high: int | None
    vague: bool
    rule: str
    part: float | None = None  # a fraction of a figure named before


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")  # the last: Indian grouping, "1,50,000"
_DIGITS = re.compile(rf"{_GROUPED.pattern}|\d+(?:[.,]\d+)?")
_SHORT = re.compile(r"(\d+(?:[.,]\d+)?)(k|m|mn|bn)")  # "12k", "1.2m"
_RANGE = re.compile(r"(\d[\d,.]*)[-–—](\d[\d,.]*)")
_PLUS = re.compile(r"(\d[\d,.]*)\+")
_LAST_DAY = 31
_FEW = 20  # of two numbers with "or" between: up to it they may be far apart ("5 or 12")
_DASHES = frozenset({"-", "–", "—", "‑"})
_HANDING = frozenset({"hand", "turn", "give"})  # verbs whose "over" is their own
_CLIMBING = frozenset({"go", "rise", "climb", "shoot", "creep", "jump", "move", "come", "add", "edge", "own"})
_MONEY = frozenset({"$", "€", "£", "¥", "₹", "us$", "usd", "eur", "gbp", "rs", "rs."})
MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec."]
)
_LABELS = frozenset(
    ["resolution", "article", "no", "no.", "number", "nos.", "flight", "route", "highway", "road", "chapter", "paragraph", "page", "section", "brigade", "battalion", "division", "unit", "room", "phase", "group", "type", "model", "mark", "version", "channel", "act", "law", "decree", "decision", "item", "point", "line", "appendix", "annex", "figure", "table"]
)
_HOURLY = frozenset({"at", "around", "about", "until", "till", "by", "before", "after", "from", "since", "past", "towards"})  # words that stand before an hour
_OPEN_ENDED = 10**12


def _value(text: str, *, scaled: bool) -> float | None:
    """Read a numeral; grouping marks are told from decimal marks by what follows ("14.000 people", "1.2 million")."""
    if not _DIGITS.fullmatch(text) or (len(text) > 1 and text[0] == "0" and text[1].isdigit()):
        return None
    if _GROUPED.fullmatch(text) and not (scaled and text.count(",") + text.count(".") == 1 and "." in text):
        return float(re.sub(r"[,.]", "", text))
    value = float(text.replace(",", "."))
    return value if scaled or value.is_integer() else None


class Scanner:
    """Reads counts from the words of a document, left to right."""

    def __init__(self, doc: Doc) -> None:
        """Take the words of a parsed document, without line breaks and the dashes that open lines."""
        self.words = [t for t in doc if not t.is_space and not (t.text in _DASHES and (t.i == 0 or "\n" in doc[t.i - 1].text))]
        self.lower = [t.lower_.replace("’", "'") for t in self.words]
        self.tables = numbers()

    def at(self, i: int) -> str:
        """The word at ``i``, lower case; empty outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def glued(self, i: int) -> str:
        """The word at ``i`` with the next one where no blank parts them: "1.2m" is two words to the parser."""
        return self.at(i) + ("" if self.words[i].whitespace_ else self.at(i + 1)) if not self.lower[i].isalpha() else ""

    def longest(self, i: int, phrases: Container[Phrase], longest: int = 8) -> int:
        """How many words of the longest phrase stand at ``i`` (0: none)."""
        for n in range(min(longest, len(self.lower) - i), 0, -1):
            if tuple(self.lower[i : i + n]) in phrases:
                return n
        return 0

    def number(self, i: int) -> tuple[int, float, bool] | None:
        """An exact number at ``i``: (words read, value, whether a scale word ends it)."""
        t = self.tables
        j, total, current, scaled, seen = i, 0.0, None, False, False
        if self.at(i) in ("a", "an") and self.at(i + 1) in t.scales:
            current, j = 1.0, i + 1
        n = len(self.lower)
        while j < n:
            w = self.lower[j]
            if w in t.scales:
                if current is None and not seen:
                    return None
                scale = t.scales[w]
                if scale < 1000:
                    current = (current or 1.0) * scale
                else:
                    total += (current if current is not None else 1.0) * scale if current is not None else total * scale - total
                    current = None
                scaled, seen, j = True, True, j + 1
            elif w in t.cardinals:
                v = t.cardinals[w]
                if current is None:
                    current = float(v)
                elif (current % 100 == 0 and current >= 100) or (current % 10 == 0 and current % 100 >= 20 and v < 10):
                    current += v
                else:
                    break
                seen, j = True, j + 1
            elif not seen and (short := _SHORT.fullmatch(self.glued(j))):
                if (value := _value(short[1], scaled=True)) is None:
                    return None
                current, scaled, seen, j = value * t.short[short[2]], True, True, j + (1 if short.string == w else 2)
            elif not seen and w[:1].isdigit():
                follows = self.at(j + 1)
                if follows in _DASHES and self.at(j + 2) in t.scales:
                    follows = self.at(j + 2)
                value = _value(w, scaled=follows in t.scales)
                if value is None:
                    return None
                if re.fullmatch(r"[1-9]\d{0,2}", w):  # "14 000"
                    while re.fullmatch(r"\d{3}", self.at(j + 1)):
                        value, j = value * 1000 + int(self.at(j + 1)), j + 1
                current, seen, j = value, True, j + 1
            elif w in _DASHES and seen and (self.at(j + 1) in t.cardinals or self.at(j + 1) in t.scales):
                j += 1
            elif w == "and" and seen and self.at(j + 1) == "a" and self.at(j + 2) == "half":
                current, j = (current or 0.0) + 0.5, j + 3
                if self.at(j) not in t.scales:
                    return None
            elif seen and w in _DASHES and self.lower[j + 1 : j + 6 : 2] == ["and", "a", "half"] and {self.at(j + 2), self.at(j + 4)} <= _DASHES and self.at(j + 6) in t.scales:
                current, j = (current or 0.0) + 0.5, j + 6  # "three-and-a-half million"
            elif w == "and" and seen and current is not None and current >= 100 and current % 100 == 0 and self.at(j + 1) in t.cardinals and scaled:
                j += 1
            else:
                break
        if not seen:
            return None
        return j - i, total + (current or 0.0), scaled

    def core(self, i: int, first: int | None = None) -> tuple[int, int | None, int | None, int | None, bool, str] | None:
        """A count without its bounds at ``i``: (words, low, point, high, vague, rule). ``first`` is where its bounds begin."""
        t = self.tables
        w = self.at(i)
        if w == "between":
            a = self.number(i + 1)
            if a and self.at(i + 1 + a[0]) == "and":
                b = self.number(i + 2 + a[0])
                if b and b[1] > 0:
                    least = self._scaled(a[1], b, i + 2 + a[0])
                    if least < b[1]:
                        return 2 + a[0] + b[0], int(least), None, int(b[1]), False, "range"
            return None
        if m := _RANGE.fullmatch(w):
            scaled = self.at(i + 1) in t.scales
            lo, hi = _value(m[1], scaled=scaled), _value(m[2], scaled=scaled)
            if lo is None or hi is None or hi <= lo:
                return None
            k = t.scales[self.at(i + 1)] if scaled else 1
            return 1 + scaled, int(lo * k), None, int(hi * k), False, "range"
        if m := _PLUS.fullmatch(w):
            value = _value(m[1], scaled=False)
            return (1, int(value), int(value), None, False, "low") if value is not None else None
        if n := self.longest(i, t.vague):
            low, high = t.vague[tuple(self.lower[i : i + n])]
            m_fixed = self.longest(i, t.fixed)
            if n >= m_fixed:
                more = self._or_more(i + n, low)
                return (n + more[0], low, None, more[1], True, "vague") if more else (n, low, None, high, True, "vague")
        if n := self.longest(i, t.fixed):
            exact = self.number(i)
            if exact is None or exact[0] <= n:
                v = t.fixed[tuple(self.lower[i : i + n])]
                return n, v, v, v, False, "exact"
        got = self.number(i)
        if got is None:
            return None
        n, value, _ = got
        if not float(value).is_integer() or (n == 1 and re.fullmatch(r"\d+\.\d{1,2}", w)):
            return None  # "a 5.0 earthquake"
        after = self.at(i + n)
        if after in _DASHES and self.at(i + n + 1) == "plus":
            return n + 2, int(value), int(value), None, False, "low"  # "100-plus houses"
        dated = after in _DASHES and self.at(i - 1) in MONTHS and value <= _LAST_DAY  # "July 3 - 12 soldiers"
        if not dated and (after in _DASHES or after in ("to", "or")) and not (after == "to" and {"from", "by"} & {self.at(i - 1), self.at((i if first is None else first) - 1)}):
            b = self.number(i + n + 1)
            if b is not None:
                low_value = self._scaled(value, b, i + n + 1)
                counts = after == "or" and low_value > _FEW and (low_value % 10 > 0 or b[1] % 10 > 0)
                most = low_value * (1.5 if counts else 20)  # "61 or 108" are two counts
                if low_value < b[1] < max(most, 11) and float(b[1]).is_integer():
                    return n + 1 + b[0], int(low_value), None, int(b[1]), False, "range"
            elif after in _DASHES and self.at(i + n + 1).isalpha() and not self.words[i + n - 1].whitespace_:
                return None  # "18-year-old", "20-strong"
        if after == "+":
            return n + 1, int(value), int(value), None, False, "low"
        return n, int(value), int(value), int(value), False, "exact"

    def _or_more(self, i: int, low: int | None) -> tuple[int, int | None] | None:
        """As in "thousands, if not tens of thousands of people": how many words say that it may be more, and how many at most."""
        start = i + (self.at(i) == ",")
        joint = next((n for n in (3, 2, 1) if tuple(self.lower[start : start + n]) in self.tables.or_more), 0)
        n = self.longest(start + joint, self.tables.vague) if joint else 0
        if not n:
            return None
        least, most = self.tables.vague[tuple(self.lower[start + joint : start + joint + n])]
        return (start + joint + n - i, most) if low is not None and least is not None and least > low else None

    def _scaled(self, low: float, high: tuple[int, float, bool], at: int) -> float:
        """As in "10 to 15 million": the scale of the second number holds for the first."""
        n, value, scaled = high
        if scaled and low < value and low < 1000:
            for w in self.lower[at : at + n]:
                if w in self.tables.scales and low * self.tables.scales[w] < value:
                    return low * self.tables.scales[w]
        return low

    def quantities(self) -> Iterator[Quantity]:
        """Every count, in text order, with what bounds it on either side."""
        i, n = 0, len(self.words)
        while i < n:
            q = self._quantity(i)
            if q is None:
                i += 1
                continue
            quantity, used = q
            yield quantity
            i = used

    def _quantity(self, i: int) -> tuple[Quantity, int] | None:
        t = self.tables
        kind, words_from, j = "exact", -1, i
        if self.lower[i] == "over" and i and self.words[i - 1].lemma_.lower() in _HANDING:
            return None  # "handed over four hostages"
        if self.lower[i] == "up" and i and self.words[i - 1].lemma_.lower() in _CLIMBING and self.at(i + 1) == "to":
            return None  # "the toll has gone up to 71"
        while (k := self.longest(j, t.before)) and not self.core(j):
            got = t.before[tuple(self.lower[j : j + k])]
            if got in ("low", "high") or (got == "about" and kind == "exact"):
                kind = got
            if got != "silent" and words_from < 0:
                words_from = j
            j += k
            if self.at(j) == "." and self.at(j - 1) in ("approx", "est"):
                j += 1  # "approx. 70"
            if self.at(j) == ",":
                break
        if (part := self.longest(j, t.fractions)) and self.at(j + part) in ("of", "were", "are", "the"):
            return self._fraction(j, part, kind, words_from)
        core = self.core(j, i)
        if core is None and self.at(i) == "another" and j == i + 1:
            return self._build(i, i, i + 1, (1, 1, 1), "exact"), i + 1
        if core is None:
            none = self.longest(i, t.none)
            if none and i == j:
                return self._build(i, i, i + none, (0, 0, 0), "none"), i + none
            return None
        count, low, point, high, vague, rule = core
        end = j + count
        if words_from < 0:
            words_from = j
        if self._excluded(j, end):
            return None
        last = end
        k = self.longest(end, t.after)
        gap = end
        while not k and gap < end + 4 and gap < len(self.words) and self.words[gap].pos_ in ("NOUN", "ADJ", "PROPN"):  # "18 people or more"
            gap += 1
            k = self.longest(gap, t.after)
        if k and "\n" in self.words[end - 1].doc[self.words[end - 1].i : self.words[gap].i].text:
            k = 0  # the next paragraph begins with it
        if k and self.lower[gap + k - 1] == "more" and self.at(gap + k) == "than":
            k = 0  # "16 people dead and more than 20 wounded"
        if k:
            kind = t.after[tuple(self.lower[gap : gap + k])]
            if gap == end:
                last = end + k
        if rule != "low" and kind != "exact":
            low, point, high, rule = _bounded(kind, low, point, high, rule)
        return self._build(words_from, j, end, (low, point, high), rule, vague=vague, last=last), last

    def _fraction(self, j: int, n: int, kind: str, words_from: int) -> tuple[Quantity, int]:
        part = self.tables.fractions[tuple(self.lower[j : j + n])]
        q = self._build(words_from if words_from >= 0 else j, j, j + n, (None, None, None), "fraction", vague=kind in ("about", "low", "high"))
        return replace(q, part=part), j + n

    def _build(self, first: int, start: int, stop: int, bounds: tuple[int | None, int | None, int | None], rule: str, *, vague: bool = False, last: int | None = None) -> Quantity:
        w = self.words
        low, point, high = bounds
        return Quantity(w[first].i, w[(last or stop) - 1].i + 1, w[start].i, w[stop - 1].i + 1, low, point, high, vague, rule)

    def _clock(self, j: int, end: int) -> bool:
        """Whether a number is an hour: "at nine in the evening", "around six o'clock", "until five at night"."""
        if end != j + 1 or (count(self.lower[j]) or 99) > 12:
            return False
        tail = self.lower[end : end + 3]
        if tail[:1] in (["o'clock"], ["oclock"]) or tail[:2] == ["o'", "clock"] or tail == ["o", "'", "clock"]:
            return True
        day = (tail[:1] == ["in"] and tail[1:2] == ["the"] and tail[2:] in (["morning"], ["afternoon"], ["evening"])) or tail[:2] in (["at", "night"], ["local", "time"], ["that", "morning"], ["that", "evening"], ["that", "night"])
        return day and self.at(j - 1) in _HOURLY

    def _excluded(self, j: int, end: int) -> bool:
        """Money, percentages, dates, years, ages, names with numbers, clock times."""
        before, after = self.at(j - 1), self.at(end)
        if self._clock(j, end):
            return True
        if before in _MONEY or after in _MONEY or after in ("%", "percent", "pc", "°", "mm", "km", "kg", "utc", "gmt", "hrs", "am", "pm", "a.m.", "p.m.", "-mm"):
            return True
        if after == "per" and self.at(end + 1) == "cent":
            return True
        first = self.words[j]
        if before in MONTHS and not (before in ("may", "march") and self.words[j - 1].pos_ != "PROPN"):
            return not (counts_behind_month(first) or (self.lower[j].isdigit() and len(self.lower[j]) == 3)) and "," not in self.lower[j]  # "In October 115 people were killed", "In March 22 people died"
        year = after == "in" and re.fullmatch(r"(?:19|20)\d\d", self.at(end + 1)) is not None  # "against 95 in 2018"
        if not year and (after == "in" or (after == "out" and self.at(end + 1) == "of")) and count(self.at(end + (1 if after == "in" else 2))) is not None and not self.at(end + (2 if after == "in" else 3)).isalpha():
            return True  # "one in four", "nine out of ten."
        if after == "in" and self.at(end + 1) in self.tables.cardinals and self.at(end + 2) in ("are", "were", "is", "was", "of", "have", "has", "had", "people", "children"):
            return True  # "three in four are women"
        digits = self.lower[j].isdigit()
        if self.lower[j] == "one" and (after in ("another", "by", "day") or (after == "after" and self.at(end + 1) == "another")):
            return True
        if digits and after in MONTHS and self.words[end].pos_ in ("PROPN", "NOUN") and int(self.lower[j]) <= 31:
            return True
        if digits and before in _LABELS and first.dep_ != "nsubj" and not (before == "number" and (self.at(j - 2) in ("now", "already", "still", "today", "they") or self.at(j - 2) in ("dead", "wounded", "injured", "missing", "displaced", "casualties", "refugees", "detainees"))):
            return True
        if digits and before in _DASHES and self.at(j - 2).isalpha() and not first.doc[max(first.i - 1, 0)].whitespace_:
            return True  # "S-300", "Covid-19"
        if digits and len(self.lower[j]) == 4 and end == j + 1 and 1900 <= int(self.lower[j]) <= 2100:
            return before in ("in", "since", "during", "by", "until", "from", "to", "of", "mid", "early", "late", "year", ",", "(", "before", "after", "around") or not (
                first.dep_ == "nummod" and first.head.i > first.i
            )
        return digits and (after == ":" or before == ":") and self.at(end + 1).isdigit() and self.at(j - 2).isdigit()


def _bounded(kind: str, low: int | None, point: int | None, high: int | None, rule: str) -> tuple[int | None, int | None, int | None, str]:
    """What a bound leaves of a count (the contract's rules)."""
    if kind == "low":
        return low, (low if point is not None else None), None, ("vague" if rule == "vague" else "low")
    if kind == "high":
        return None, (high if point is not None else None), high, ("vague" if rule == "vague" else "high")
    if point is None:  # "about 100 to 300", "some dozens"
        return low, None, high, rule
    return None, point, None, "about"
