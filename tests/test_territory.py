"""Territory: who seized, lost or left which place, who holds it now, and by whose word."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from builders import actor, claim, day, document, place, reading, source
from sayso.cli import cli
from sayso.ledger import Ledger
from sayso.model import Event, Relation
from sayso.reconcile import reconcile

RSF = actor("RSF", id="GRP:rsf", country="SDN", sector="REB")
ARMY = actor("the army", id="SDN:MIL", country="SDN", sector="MIL")
STATE = actor("Sudan", id="ISO:SDN", country="SDN", sector="GOV")
CRESCENT, UN = source("Red Crescent", id="ORG:crescent"), source("the UN", id="ORG:un")
TYPES = {"seize": "ASSAULT", "retake": "ASSAULT", "lose": "RETREAT", "withdraw": "RETREAT"}


def told(text, mode, who, published, *, town="Sake", other=None, said_by=None, when=None, **changes):
    """A reading: a document says that someone did something to a town."""
    doc = document(f"{text}.", outlet=f"Outlet {published}", published=dt.date.fromisoformat(published))
    start = doc.text.index(town)
    where = place(town, lat=1.0, lon=2.0, start=start, end=start + len(town))
    if mode == "controls":
        body = {"relation": Relation(type="controls", from_=who, to=where)}
    else:
        body = {
            "event": Event(
                type=TYPES[mode], mode=mode, actors=(who,) if who else (), recipients=(other,) if other else (), place=where, when=when and day(when)
            )
        }
    return reading(doc, claim(text, doc, said_by=said_by, **body, **changes))


@pytest.fixture
def book(tmp_path):
    """A function that makes a ledger of readings and returns its territory."""

    def make(*readings, **filters):
        ledger = Ledger(tmp_path / "l.duckdb")
        ledger.record(readings)
        reconcile(ledger)
        return ledger.territory(**filters)

    return make


SEIZED = told("RSF seized Sake", "seize", RSF, "2024-05-02", other=STATE)
RETAKEN = told("The army retook Sake", "retake", ARMY, "2024-06-02", other=RSF, said_by=CRESCENT)


def lines(rows):
    """When, what, who, and who holds it at the last word."""
    return [(r["when"], r["change"], r["who"], r["holds_now"] if r["last_word"] else "", r["contested"]) for r in rows]


def test_in_order_of_day(book):
    """Changes stand in the order of their days, whatever the order of reading; the last one says who holds the place now."""
    assert lines(book(RETAKEN, SEIZED)) == [
        ("2024-05-02", "seized", "RSF", "", False),
        ("2024-06-02", "retaken", "the army", "the army", False),
    ]


def test_as_of_a_day(book):
    """With --until the record is that of the day: who held the place then."""
    assert lines(book(SEIZED, RETAKEN, until=dt.date(2024, 5, 30))) == [("2024-05-02", "seized", "RSF", "RSF", False)]


def test_a_filter_hides_rows_and_does_not_change_who_holds(book):
    """A filter by source shows what that source says; who holds the place is judged by all."""
    (row,) = book(SEIZED, RETAKEN, source="Red Crescent")
    assert (row["change"], row["says"], row["holds_now"], row["on_the_word_of"]) == ("retaken", ["Red Crescent"], "the army", ["Red Crescent"])
    (row,) = book(type="ASSAULT", actor="RSF", until=dt.date(2024, 5, 30))
    assert row["change"] == "seized"


def test_left_and_lost(book):
    """Who withdrew holds the place no longer, and who does is not said; who lost it to another left it to them."""
    left = told("RSF withdrew from Sake", "withdraw", RSF, "2024-05-09")
    lost = told("The army lost Goma to RSF", "lose", ARMY, "2024-05-09", town="Goma", other=RSF)
    assert {r["place"]: r["holds_now"] for r in book(SEIZED, left, lost)} == {"Sake": "not RSF", "Goma": "RSF"}


@pytest.mark.parametrize(
    ("other", "contested"),
    [
        (told("The army retook Sake", "retake", ARMY, "2024-06-03", modality="denied", said_by=RSF.name), True),  # denied
        (told("RSF seized Sake", "seize", RSF, "2024-06-02", said_by="RSF"), True),  # another holder on that day
        (told("Troops of Sudan hold Sake", "controls", STATE, "2024-06-02"), False),  # the state's army is the state
        (told("The army retook Goma", "retake", ARMY, "2024-06-02", town="Goma", modality="denied"), False),  # elsewhere
        (told("RSF holds Sake", "controls", RSF, "2024-06-09"), True),  # held by whom it was taken from
    ],
)
def test_contested(book, other, contested):
    """A place is contested when the last word on it is denied or another is said to hold it; a state and its army are one."""
    assert {r["contested"] for r in book(SEIZED, RETAKEN, other) if r["place"] == "Sake"} == {contested}


@pytest.mark.parametrize("text", ["RSF seized a base near Sake", "RSF seized the town hall in the small town of Sake", "RSF captured positions north of Sake"])
def test_what_lies_in_a_place_is_not_the_place(book, text):
    """Who takes something in or near a place has not taken the place."""
    assert list(book(told(text, "seize", RSF, "2024-05-02"))) == []


def test_part_of_a_place(book):
    """How much of a place was taken is kept: "most of Sake"."""
    (row,) = book(told("RSF seized most of Sake", "seize", RSF, "2024-05-02"))
    assert (row["extent"], row["place"], row["holds_now"]) == ("most of", "Sake", "RSF")


def test_who_flees_held_nothing(book):
    """Travellers, diplomats and families who leave a place did not hold it."""
    assert list(book(told("Families left Sake", "withdraw", actor("families", sector="CVL"), "2024-05-02"))) == []


def test_the_same_told_by_several(book):
    """What several say of one day is one row with all who say it; a claim that is only planned is none."""
    again = told("RSF seized Sake", "seize", RSF, "2024-05-03", said_by=UN, when="2024-05-02")
    first = told("RSF seized Sake", "seize", RSF, "2024-05-02", said_by=CRESCENT, when="2024-05-02")
    planned = told("RSF will seize Sake", "seize", RSF, "2024-05-01", modality="planned")
    (row,) = book(first, again, planned)
    assert (row["says"], row["documents"], len(row["claims"])) == (["Red Crescent", "the UN"], 2, 2)


def test_the_command(book, tmp_path):
    """`sayso territory` prints the place, the day, what happened, who says so and who holds it now, in 100 columns."""
    book(SEIZED, RETAKEN)
    ran = CliRunner().invoke(cli, ["territory", "--ledger", str(tmp_path / "l.duckdb")], catch_exceptions=False)
    out = " ".join(ran.stdout.split())
    assert "PLACE WHEN WHAT WHO SAYS HOLDS IT NOW Sake by 2 May 2024 seized by RSF from Sudan Outlet 2024-05-02 –" in out
    assert "Sake by 2 Jun 2024 retaken by the army from Red Crescent the army RSF" in out
    ran = CliRunner().invoke(cli, ["territory", "--place", "Sake", "--format", "jsonl", "--ledger", str(tmp_path / "l.duckdb")], catch_exceptions=False)
    assert [json.loads(line)["last_word"] for line in ran.stdout.splitlines()] == [False, True]
