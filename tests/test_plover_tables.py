"""The tables of event types: complete, consistent, and joined to CAMEO."""

from __future__ import annotations

import pytest

from sayso.annotate.events import cameo, plover
from sayso.annotate.events.tables import EventRow, OperatorRow
from sayso.tables import read_table

SIXTEEN = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


def test_there_are_sixteen_types() -> None:
    """PLOVER 2021 has sixteen types in four quadrants."""
    assert sorted(plover()) == sorted(SIXTEEN)
    assert {t.quad for t in plover().values()} == {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}


@pytest.mark.parametrize("name", SIXTEEN)
def test_the_sign_of_a_score_is_that_of_its_quadrant(name: str) -> None:
    """Cooperation scores above nought and conflict below, ACCUSE too."""
    row = plover()[name]
    assert (row.score > 0) == ("cooperation" in row.quad)


@pytest.mark.parametrize("name", SIXTEEN)
def test_every_type_and_mode_has_a_cameo_code(name: str) -> None:
    """Each type, with each of its modes, goes back to a CAMEO root that its code begins with; modes that are no PLOVER mode do not exist."""
    for mode in (None, *plover()[name].modes):
        row = cameo(name, mode)
        assert row.code.startswith(row.root)
        assert -10 <= row.score <= 10
        assert (row.score > 0) == (plover()[name].score > 0)


def test_rows_name_known_types_and_modes() -> None:
    """A row of words belongs to a type, and its mode to that type."""
    for name, row in read_table("en/events.toml", EventRow).items():
        assert row.type in SIXTEEN, name
        assert row.mode is None or row.mode in plover()[row.type].modes, name


def test_operators_give_known_types() -> None:
    """What an operator makes of its content is a type, the content's own, or nothing."""
    for name, row in read_table("en/events_operators.toml", OperatorRow).items():
        for out in (row.cooperation, row.conflict, row.unknown, row.assault, row.coerce, row.protest, row.sanction, row.mobilize, row.consult):
            assert out is None or out in ("", "=", *SIXTEEN), name


def test_the_dictionary_is_broad() -> None:
    """The words of all rows, counted once, are well over a thousand; every type has some."""
    rows = read_table("en/events.toml", EventRow).values()
    assert len({(row.type, w) for row in rows for w in (*row.verbs, *row.nouns, *row.adjectives)}) >= 1200
    assert {row.type for row in rows} == set(SIXTEEN)
