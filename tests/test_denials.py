"""What is denied: two or three sentences in, and which words deny which."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from builders import a_year_apart, cases
from sayso.annotate.denials import words
from sayso.annotate.parse import parse
from sayso.errors import TableError
from sayso.ledger import Ledger
from sayso.model import Document
from sayso.pipeline import read_document
from sayso.reconcile import reconcile
from sayso.tables import WordsRow, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.model import Claim

pytestmark = pytest.mark.model


def rows() -> list[Any]:
    """Every case; a known failure is marked with its reason."""
    return [pytest.param(r, marks=[pytest.mark.xfail(reason=r["fails"], strict=True)] if "fails" in r else [], id=r["text"][:80]) for r in cases("denials")]


def denied(tmp_path: Path, text: str) -> list[list[Claim]]:
    """The claims of each denial that is found in a text: first what is denied, then the denial."""
    reading = read_document(Document(text=text, outlet="Example Wire", published=dt.date(2024, 5, 6)), parse(text))
    book = Ledger(tmp_path / "a.duckdb")
    book.record([reading])
    by_id = {c.id: c for c in reading.claims}
    return [[by_id[c] for c in d.claims] for d in reconcile(book) if d.kind == "denied"]


def meets(claim: Claim, text: str, part: str) -> bool:
    """Whether a claim's evidence and some words of the text share a character."""
    at = text.index(part)
    return any(e.start < at + len(part) and at < e.end for e in claim.evidence)


@pytest.fixture(scope="module")
def all_denied(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Claim]]]:
    """What `denied` gives for each case, from one ledger of all of them: no denial reaches into another text."""
    readings = [read_document(d, parse(d.text)) for d in a_year_apart([row["text"] for row in cases("denials")])]
    book = Ledger(tmp_path_factory.mktemp("denials") / "a.duckdb")
    book.record(readings)
    home = {c.id: (r.document.text, c) for r in readings for c in r.claims}
    found: dict[str, list[list[Claim]]] = {r.document.text: [] for r in readings}
    for d in reconcile(book):
        if d.kind == "denied":
            (text,) = {home[c][0] for c in d.claims}
            found[text].append([home[c][1] for c in d.claims])
    return found


@pytest.mark.parametrize("row", rows())
def test_what_is_denied(all_denied, row):
    """Each denial answers the claim that it should, and there is no other."""
    text, found = row["text"], all_denied[row["text"]]
    wanted = [tuple(pair) for pair in row["denied"]]
    seen = [next(((a, b) for a, b in wanted if meets(claims[0], text, a) and meets(claims[1], text, b)), None) for claims in found]
    assert sorted(seen, key=str) == sorted(wanted, key=str), [[c.evidence[0].text for c in claims] for claims in found]


@pytest.mark.parametrize("row", [r for r in rows() if "against" in r.values[0]])
def test_what_is_denied_in_its_own_words_alone(row):
    """A denial of what the text tells nowhere else is a stance: who denies, and the words."""
    text = row["text"]
    reading = read_document(Document(text=text, outlet="Example Wire", published=dt.date(2024, 5, 6)), parse(text))
    found = [c for c in reading.claims if c.rule.startswith("denial.") and not c.denies]
    assert [[c.position.holder.text, c.position.attitude, c.position.topic] for c in found if c.position] == row["against"]


def test_what_one_rejects_is_not_on_ones_own_word(tmp_path):
    """The words of rejected claims are somebody's, never the stance of who rejects them."""
    ((told, denial),) = denied(tmp_path, "The president rejected claims that the DEA had been involved in the capture.")
    assert (told.attribution.source, told.position.holder.name) == (None, "claims")
    assert (denial.attribution.source.name, denial.position.attitude) == ("The president", "opposes")


def test_a_number_that_is_denied_is_whoever_gave_it(tmp_path):
    """Who denies reports of 100 dead denies the toll that another text on the same town gives, and no other number of it."""
    texts = [
        ("Example Post", "Gunmen stormed a camp in Nyala on Sunday. The dead have risen to 100, doctors say. More than 240 people were wounded, they say."),
        ("Example Wire", "Gunmen stormed a camp in Nyala on Sunday. The health ministry denied reports of 100 dead."),
        ("Example Gazette", "A ferry sank off Mombasa on Sunday. The dead are 100, police say."),
    ]
    book = Ledger(tmp_path / "a.duckdb")
    readings = [read_document(Document(text=text, outlet=outlet, published=dt.date(2024, 5, 6)), parse(text)) for outlet, text in texts]
    book.record(readings)
    home = {c.id: (r.document.outlet, c.evidence[0].text) for r in readings for c in r.claims}
    (found,) = [{home[c] for c in d.claims} for d in reconcile(book) if d.kind == "denied"]
    assert {outlet for outlet, _ in found} == {"Example Post", "Example Wire"}
    assert any("100" in words for outlet, words in found if outlet == "Example Post")


def test_these_figures_are_all_that_were_told_right_before(tmp_path):
    """Who rejects "these figures" denies each of those that one voice has told in the paragraph."""
    text = "Eighty-six gunmen have been killed, the military says. Eleven soldiers have lost their lives, it adds. The rebels rejected these figures as propaganda."
    (claims,) = denied(tmp_path, text)
    assert {c.evidence[0].text.split()[0]: c.modality for c in claims} == {"Eighty-six": "asserted", "Eleven": "asserted", "The": "denied"}


def test_a_denial_in_no_words_of_its_own_is_the_claim_denied(tmp_path):
    """What "denied this" says is a claim like the one before, denied, on the word of who denies."""
    ((told, denial),) = denied(tmp_path, "Turkey bombed a refugee camp in Makhmour, Iraqi officials said. The Turkish defence ministry denied this.")
    assert denial.modality == "denied"
    assert denial.denies == (told.id,)
    assert denial.event is not None
    assert denial.event.same_as == told.id
    assert replace(denial.event, same_as=None) == told.event
    assert denial.attribution.source is not None
    assert denial.attribution.source.country == "TUR"


def test_who_only_knows_of_nothing_doubts(tmp_path):
    """To have seen no evidence is a stance towards the claim."""
    ((told, doubt),) = denied(tmp_path, "Rebels said that they had shot down a helicopter near Bunagana. The UN mission had seen no evidence to support the claim, it said.")
    assert doubt.position is not None
    assert doubt.position.attitude == "doubts"
    assert doubt.denies == (told.id,)


def test_a_claim_inside_a_denial_is_told_by_who_makes_it(tmp_path):
    """In "denied a claim by rebels that ..." rebels say so, and the government denies it."""
    ((told, denial),) = denied(tmp_path, "Sudan has denied a claim by rebels that they captured the town of Kurmuk.")
    assert (told.modality, denial.modality) == ("asserted", "denied")
    assert told.attribution.source is not None
    assert told.attribution.source.text == "rebels"


def test_rows_are_words():
    """Every row of the table has words, in lower case, and a word once."""
    for name, row in read_table("en/denials.toml", WordsRow).items():
        assert row.words, name
        assert len(set(row.words)) == len(row.words), name
        assert [w.lower() for w in row.words] == row.words, name
    with pytest.raises((KeyError, TableError)):
        words("nothing")


STORY = (
    ("Example Wire", "A missile hit the railway station in Kramatorsk on Monday, killing 39 people. Ukraine's president blamed Russia for the strike."),
    ("Example Post", "Dozens died in Kramatorsk on Monday. Russia's defence ministry denied that its troops had attacked the station in Kramatorsk."),
    ("Example Gazette", "Rescuers in Kramatorsk counted 41 dead on Tuesday. Russia's defence ministry has denied that its troops attacked the station in Kramatorsk."),
    ("Example Times", "Ukraine's president blamed Russia for the shelling of Kherson on Monday, in which two people died in Kherson."),
)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_a_denial_answers_an_accusation_in_another_text(tmp_path, order):
    """Whoever accuses in a text on the same town is answered, by all denials of one voice at once; another town's accuser is not."""
    book = Ledger(tmp_path / "a.duckdb")
    readings = [read_document(Document(text=text, outlet=outlet, published=dt.date(2024, 5, 6 + (n == 2))), parse(text)) for n, (outlet, text) in enumerate(STORY)]
    for n in order:
        book.record([readings[n]])
        reconcile(book)
    home = {c.id: n for n, r in enumerate(readings) for c in r.claims}
    (found,) = [d for d in reconcile(book) if d.kind == "denied"]
    assert [home[c] for c in found.claims[:2]] == [0, 1]
    assert {home[c] for c in found.claims} == {0, 1, 2}
    grown = sorted(book.discrepancies(), key=lambda d: d["id"])
    reconcile(book, whole=True)
    assert sorted(book.discrepancies(), key=lambda d: d["id"]) == grown


def test_what_they_deny_is_told_of_them(tmp_path):
    """In "denied that they were behind it" they are who denies, not the officers of the sentence before."""
    text = "Prayers were said for 27 police officers. The Pakistani Taliban denied that they were behind the bombing, although a commander had claimed it."
    ((told, denial),) = denied(tmp_path, text)
    assert told.position is not None
    assert told.evidence[0].text == "although a commander had claimed it"
    assert denial.event is not None
    assert [a.id for a in denial.event.actors] == ["GRP:ttp"]
