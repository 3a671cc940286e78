"""Where: names, what they stand for, and at which place something happens."""

from __future__ import annotations

import pytest

from builders import cases, document
from sayso.annotate.parse import parse
from sayso.annotate.places import dateline_place, find_places, find_toponyms
from sayso.mentions import Found
from sayso.whereabouts import dateline, place_of

pytestmark = pytest.mark.model


def places(text: str):
    """Parse a text and find its places, without actors."""
    doc = parse(text)
    return doc, find_places(doc, Found(), document(text))


def named(found) -> list[str]:
    """Name, country and precision of each mention."""
    return [f"{m.what.name}|{m.what.country}|{m.what.precision}" for m in found]


@pytest.mark.parametrize("case", cases("places"), ids=lambda c: c["why"])
def test_places_and_where_things_happen(case):
    """Names get the place the sentence means, and a predicate gets the place its sentence gives it."""
    doc, found = places(case["text"])
    assert named(found) == case["places"]
    for word, where in case["at"].items():
        token = next(t for t in doc if t.text == word)
        assert [p.name for p in place_of(token, doc, found)] == where


def test_a_mention_covers_its_words():
    """A place's offsets are those of its own words, for anaphors too."""
    text = "Shells hit northern Gaza. Dozens died in the area."
    _, found = places(text)
    for m in found:
        assert text[m.what.start : m.what.end] == m.what.text


def test_a_distance_moves_the_place():
    """A place so far from another in some direction has shifted coordinates and less precision."""
    _, found = places("The convoy was ambushed 20 km south of Hama.")
    (m,) = found
    assert m.what.precision == "region"
    assert m.what.lat == pytest.approx(35.13 - 0.18, abs=0.03)


def test_near_a_town_is_not_in_it():
    """A place that something is near to is known to the region only."""
    _, found = places("A drone fell near Odesa.")
    assert [m.what.precision for m in found] == ["region"]


def test_an_unknown_place_has_no_coordinates():
    """A name that is in no list stays, with nothing made up."""
    _, found = places("Soldiers were ambushed in Qwertabad.")
    assert [(m.what.name, m.what.lat) for m in found] == [("Qwertabad", None)]


def test_a_dateline_is_where_it_was_written():
    """The dateline's place is known as such and is no event's place."""
    text = "NAIROBI (Reuters) - Gunmen killed five villagers on Sunday."
    doc, found = places(text)
    assert dateline(doc) == (0, 1)
    place = dateline_place(doc, found)
    assert place is not None
    assert place.name == "Nairobi"
    assert place_of(next(t for t in doc if t.text == "killed"), doc, found) == []


def test_toponyms_keep_every_role():
    """Adjectives of belonging are toponyms with a role of their own."""
    text = "Turkish jets bombed Sinjar."
    found = find_toponyms(parse(text), document(text))
    assert [(t.role, t.place.country) for t in found] == [("people", "TUR"), ("place", "IRQ")]
