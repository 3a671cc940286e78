"""The gazetteer: compiled once, looked up by name."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from sayso import gazetteer
from sayso.errors import GazetteerError
from sayso.gazetteer import GazetteerRow, build, fold, lookup, open_gazetteer, skeleton
from sayso.tables import read_table, table_names


def test_folding_forgets_case_accents_and_apostrophes():
    """One key for all ways of writing a name."""
    assert fold("Ma'arat al-Numān") == fold("MAARAT AL NUMAN") == "maarat al numan"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Tal Rifaat", "SYR"),
        ("Eastern Ghouta", "SYR"),
        ("Hmeimim", "SYR"),
        ("Omdurman", "SDN"),
        ("Bab al-Hawa", "SYR"),
        ("Cabo Delgado", "MOZ"),
        ("U.S.", "USA"),
    ],
)
def test_names_that_news_uses(name, country):
    """Spellings, regions, bases and crossings that the town list lacks are there."""
    assert country in {r.country for r in lookup(name)}


def test_countries_come_first():
    """A country's name means the country before any town of that name."""
    assert lookup("Georgia")[0].kind == "country"
    assert lookup("Nowhereatallville") == []


def test_capitals():
    """The capital of a country is known by its code."""
    assert open_gazetteer().capital("KEN").name == "Nairobi"
    assert open_gazetteer().capital("XXX") is None


def test_romanisations_meet_inside_one_country():
    """Consonants find one place under another spelling, in the country asked for only."""
    assert skeleton("qatraneh") == skeleton("al qatranah")
    assert any("Qa" in r.name for r in open_gazetteer().sounding("qatraneh", "JOR"))
    assert open_gazetteer().sounding("qatraneh", "PER") == ()


def test_threads_share_it():
    """Lookups from several threads give the same answer."""
    with ThreadPoolExecutor(4) as pool:
        assert len({tuple(r.id for r in rows) for rows in pool.map(lookup, ["Aleppo"] * 8)}) == 1


def test_own_rows_are_on_the_globe():
    """Every row of ours has a position, and a country unless it spans several."""
    for table in table_names("places"):
        for name, row in read_table(table, GazetteerRow).items():
            assert row.lat is not None, name
            assert row.lon is not None, name
            assert -90 <= row.lat <= 90, name
            assert -180 <= row.lon <= 180, name
            assert row.country is not None or row.kind in ("world", "water", "area", "site"), name


def test_what_cannot_be_written_is_said(monkeypatch, tmp_path):
    """A cache folder that cannot be made is an error of ours, in one line."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(gazetteer, "gazetteer_path", lambda: blocked / "places.sqlite")
    with pytest.raises(GazetteerError, match="cannot be compiled"):
        build()
