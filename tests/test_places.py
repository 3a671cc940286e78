"""Where: names, what they stand for, and at which place something happens."""

from __future__ import annotations

import pytest

from builders import cases, document
from sayso.annotate.actors import find_actors
from sayso.annotate.parse import parse
from sayso.annotate.places import dateline_place, find_places, find_toponyms, place_told_of
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


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("Beirut toll climbs to 190", "Officials said so on Sunday. The minister spoke in Tripoli.", "Beirut"),
        ("Toll climbs again", "PARIS, May 4 - Gunmen killed nine villagers near a market in Mopti on Sunday, the governor said. In Gao all was quiet.", "Mopti"),
        ("Toll climbs again", "NAIROBI, May 4 - The government said on Sunday that the number of the dead had risen again. In Goma all was quiet.", None),
        ("Syria's army moves north", "Troops entered two villages on Sunday, a monitor based in Coventry said, but no town.", None),
    ],
)
def test_what_a_text_is_about(title, text, about):
    """The first town of the headline, else of the first sentence; neither a dateline nor where somebody sits or spoke."""
    doc = document(f"{title}\n\n{text}", title=title)
    parsed = parse(doc.text)
    found = place_told_of(parsed, doc, find_places(parsed, Found(), doc))
    assert (found and found.name) == about


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A truck bomb went off in Mogadishu. The Islamists of al-Shabaab were driven out of the city in 2011.", ["Mogadishu", "Mogadishu"]),
        ("Indian jets bombed a training camp of Jaish-e-Mohammad near Balakot in Pakistan.", ["Balakot", "Pakistan"]),
        ("A convoy was ambushed in the Sahel by its branch there, JNIM, south of Gao.", ["Sahel", "Sahel", "south of Gao"]),
    ],
)
def test_a_group_is_no_place(text, names):
    """No town of that name is made up, and no "city" stands for it."""
    parsed, doc = parse(text), document(text)
    assert [m.what.name for m in find_places(parsed, find_actors(parsed, doc), doc)] == names
