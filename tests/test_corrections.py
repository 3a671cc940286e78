"""What an outlet takes back: notices in many forms, and the report that each corrects."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import a_year_apart, cases
from sayso.annotate.corrections import words
from sayso.annotate.parse import parse
from sayso.errors import TableError
from sayso.ledger import Ledger
from sayso.model import Document
from sayso.pipeline import read_document
from sayso.reconcile import reconcile
from sayso.tables import WordsRow, read_table

pytestmark = pytest.mark.model

DAY = dt.date(2024, 5, 6)  # a Monday


def read(text, day=DAY, outlet="Example Times"):
    """Read one text."""
    return read_document(Document(text=text, outlet=outlet, published=day), parse(text))


def rows() -> list[Any]:
    """Every case; a known failure is marked with its reason."""
    return [pytest.param(r, marks=[pytest.mark.xfail(reason=r["fails"], strict=True)] if "fails" in r else [], id=r["text"][:80]) for r in cases("corrections")]


def stands_on(claim, text, part):
    """Whether a claim's evidence and some words of the text share a character."""
    at = text.index(part)
    return any(e.start < at + len(part) and at < e.end for e in claim.evidence)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """For each case what is right and what is wrong, by one ledger of all of them."""
    readings = [read_document(d, parse(d.text)) for d in a_year_apart([row["text"] for row in cases("corrections")])]
    book = Ledger(tmp_path_factory.mktemp("corrections") / "a.duckdb")
    book.record(readings)
    home = {c.id: (r.document.text, c) for r in readings for c in r.claims}
    pairs = [[home[c] for c in d.claims] for d in reconcile(book) if d.kind == "corrected"]
    return {r.document.text: [(right, wrong) for (text, right), (_, wrong) in pairs if text == r.document.text] for r in readings}


@pytest.mark.parametrize("row", rows())
def test_what_is_corrected(corrected, row):
    """A notice gives one claim that is right, of what is wrong; what is no notice gives none. The ledger says so, too."""
    text, wanted = row["text"], row.get("corrects")
    reading = read(text)
    by_id = {c.id: c for c in reading.claims}
    found = [(c, c.corrects) for c in reading.claims if c.corrects]
    assert len(found) == len(corrected[text]) == bool(wanted), [(c.evidence[0].text, k) for c, k in found]
    if wanted:
        ((right, what),) = found
        assert (what.aspect, what.report) == (wanted["aspect"], wanted.get("report"))
        for one, other in [(right, by_id[what.claim]), *corrected[text]]:
            assert stands_on(one, text, wanted["right"]), one.evidence
            assert stands_on(other, text, wanted["wrong"]), other.evidence


def test_the_deed_is_told_as_it_is_right():
    """The attack that a report laid on another day is an attack on the day that the correction says."""
    reading = read("CORRECTION: A report on May 2 said that the rebels had attacked Rutshuru on Monday. The attack took place on Tuesday, April 30.")
    (right,) = [c for c in reading.claims if c.corrects]
    assert right.event is not None
    assert right.event.when is not None
    assert (right.kind, right.event.type, right.event.when.edtf) == ("event", "ASSAULT", "2024-04-30")
    assert right.attribution.source is None


def test_a_notice_may_correct_twice():
    """What a notice goes on with is a correction of its own."""
    reading = read("CORRECTION: Where our report of Thursday said the ferry was hit on Monday, it should have said Tuesday. And the missing were 13 and not 31.")
    assert [(c.corrects.was, c.corrects.now) for c in reading.claims if c.corrects] == [("Monday", "Tuesday"), ("31", "13")]


WRONG = "Gunmen of the ADF attacked the village of Mayikengo on Tuesday, killing 14 people, the army said."
OTHER = "Gunmen attacked the village of Mayikengo before dawn on Wednesday, residents said. They burnt houses."
RIGHT = "Talks go on.\n\nCORRECTION: A report on June 13 said that gunmen had attacked Mayikengo on Tuesday. The attack took place on Wednesday, June 12."
UNLIKE = "Gunmen attacked the village of Masala on Wednesday, residents said."


@pytest.fixture(scope="module")
def readings():
    """A wrong report, two others, and the correction of the first."""
    return [
        read(WRONG, dt.date(2024, 6, 13)),
        read(OTHER, dt.date(2024, 6, 13), "Example Wire"),
        read(UNLIKE, dt.date(2024, 6, 13), "Example Gazette"),
        read(RIGHT, dt.date(2024, 6, 15)),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_a_correction_reaches_the_report_and_what_others_say(tmp_path, readings, order):
    """The outlet's report of that day is what is corrected; its day stands against what others say. However the texts come."""
    book = Ledger(tmp_path / "a.duckdb")
    for n in order:
        book.record([readings[n]])
        reconcile(book)
    found = {d.kind: d for d in reconcile(book) if d.kind in ("corrected", "date_apart")}
    assert sum(d["kind"] in found for d in book.discrepancies()) == 2
    home = {c.id: n for n, r in enumerate(readings) for c in r.claims}
    assert {home[c] for c in found["corrected"].claims} == {0, 3}
    assert found["corrected"].note.startswith("Example Times corrects “gunmen had attacked Mayikengo on Tuesday” of 13 June 2024")
    assert [home[c] for c in found["date_apart"].claims[:2]] == [0, 1]
    assert {home[c] for c in found["date_apart"].claims} == {0, 1, 3}
    grown = sorted(book.discrepancies(), key=lambda d: d["id"])
    reconcile(book, whole=True)
    assert sorted(book.discrepancies(), key=lambda d: d["id"]) == grown


def test_another_outlet_is_not_corrected(tmp_path, readings):
    """Whoever else said the same has not taken it back."""
    book = Ledger(tmp_path / "a.duckdb")
    other = read(WRONG, dt.date(2024, 6, 13), "Example Post")
    book.record([other, readings[3]])
    (found,) = [d for d in reconcile(book) if d.kind == "corrected"]
    assert not {c.id for c in other.claims} & set(found.claims)


def test_rows_are_words():
    """Every row of the table has words, in lower case, and a word once."""
    for name, row in read_table("en/corrections.toml", WordsRow).items():
        assert row.words, name
        assert len(set(row.words)) == len(row.words), name
        assert [w.lower() for w in row.words] == row.words, name
    with pytest.raises((KeyError, TableError)):
        words("nothing")
