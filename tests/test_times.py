from __future__ import annotations

import datetime as dt

import pytest

from builders import cases, document
from sayso.annotate.parse import parse
from sayso.annotate.times import TimePattern, TimeWord, easter, find_times, find_timexes
from sayso.evaluate.timex import score
from sayso.tables import read_table
from sayso.whenabouts import when_of

TUESDAY = dt.date(2024, 12, 3)
CASES = cases("times")


def published(case):
    """The date of publication a case gives, or none."""
    day = case.get("published", TUESDAY.isoformat())
    return dt.date.fromisoformat(day) if day else None


def named(case):
    """A case's name in the report."""
    return f"{case['text']} {case.get('word', '')} {case.get('published', '')}".strip()


@pytest.mark.model
@pytest.mark.parametrize("case", [c for c in CASES if "dates" in c], ids=named)
def test_dates_are_found_and_resolved(case):
    """A date is its words without the preposition, and an EDTF value that invents nothing."""
    found = find_times(parse(case["text"]), document(case["text"], published=published(case)))
    assert [f"{m.what.text} = {m.what.edtf}" for m in found] == case["dates"]


@pytest.mark.model
@pytest.mark.parametrize("case", [c for c in CASES if "word" in c], ids=named)
def test_an_event_has_the_date_that_its_sentence_gives_it(case):
    """The date of saying is never the date of what is said."""
    doc = parse(case["text"])
    times = find_times(doc, document(case["text"], published=published(case)))
    token = next(t for t in doc if t.text == case["word"])
    when = when_of(token, doc, times)
    assert (when.edtf if when else "") == case["when"]


@pytest.mark.model
def test_offsets_and_head_point_at_the_words():
    """A mention's span is the words as they stand; its head is the token the sentence hangs on."""
    text = "Police said the market was hit late on Saturday, 30 November."
    doc = parse(text)
    (m,) = find_times(doc, document(text, published=TUESDAY))
    assert text[m.span.start : m.span.end] == m.what.text == text[m.what.start : m.what.end]
    assert m.first <= m.head < m.last


@pytest.mark.model
def test_lengths_and_frequencies_are_known_but_are_no_dates():
    """A siege of two days and a weekly market have TimeML types of their own."""
    doc = parse("The siege lasted two days; the market is held every Friday at 9 a.m.")
    assert [(t.type, t.value) for t in find_timexes(doc, TUESDAY)] == [("DURATION", "P2D"), ("SET", "XXXX-WXX-5"), ("TIME", "2024-12-03T09:00")]


@pytest.mark.model
def test_precision_says_how_fine_a_date_is():
    """Day, month, year, range or unknown."""
    text = "It began in 2023, grew in May, peaked last week, and ended on Monday, during Ramadan."
    found = find_times(parse(text), document(text, published=TUESDAY))
    assert [m.what.precision for m in found] == ["year", "month", "range", "day", "unknown"]


def test_the_measure_counts_overlap_and_value():
    """Relaxed F1 asks for overlap, strict for the same offsets, value for the same TIMEX3 value as well."""
    text = "On Monday they left. On Friday they came."
    gold = [{"start": 3, "end": 9, "type": "DATE", "value": "2024-12-02"}, {"start": 21, "end": 30, "type": "DATE", "value": "2024-12-06"}]
    doc = parse(text)
    figures = score([gold], [find_timexes(doc, TUESDAY)])
    assert (figures["relaxed_f1"], figures["strict_f1"], figures["value_f1"]) == (1.0, 0.5, 0.5)


def test_tables_have_words_for_every_kind_a_pattern_names():
    """A pattern that names a kind without words could never match."""
    kinds = {row.kind for row in read_table("en/times.toml", TimeWord).values()} | {"year", "digits"}
    for row in read_table("en/time_patterns.toml", TimePattern).values():
        assert set(row.around) <= kinds


@pytest.mark.parametrize(
    ("year", "western", "eastern"), [(1999, "1999-04-04", "1999-04-11"), (2000, "2000-04-23", "2000-04-30"), (2019, "2019-04-21", "2019-04-28"), (2038, "2038-04-25", "2038-04-25")]
)
def test_easter_moves(year: int, western: str, eastern: str) -> None:
    """Easter falls on the day of the almanac, of either reckoning."""
    assert (easter(year).isoformat(), easter(year, julian=True).isoformat()) == (western, eastern)
