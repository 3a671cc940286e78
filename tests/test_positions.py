from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import cases, document
from sayso.annotate.actors import find_actors
from sayso.annotate.attribution import find_attributions
from sayso.annotate.certainty import find_certainty
from sayso.annotate.parse import parse
from sayso.annotate.places import find_places
from sayso.annotate.positions import find_positions, rules
from sayso.annotate.times import find_times

if TYPE_CHECKING:
    from sayso.model import Certainty, PositionMention

ROWS = cases("positions")

pytestmark = pytest.mark.model


def read(text: str) -> tuple[list[PositionMention], list[Certainty]]:
    """The stances a text says, and the certainty of its tokens."""
    doc, source = parse(text), document(text)
    actors = find_actors(doc, source)
    places = find_places(doc, actors, source)
    said = find_attributions(doc, actors, places, find_times(doc, source))
    sure = find_certainty(doc, said)
    return find_positions(doc, actors, said, sure), sure


def held_by(mention: PositionMention, wanted: str) -> bool:
    """Whether the holder is meant by these words, or by this country."""
    holder = mention.holder
    return wanted == holder.country or wanted.casefold() in f"{holder.text} | {holder.name}".casefold()


def _params():
    return [pytest.param(r["text"], r["stances"], marks=[pytest.mark.xfail(reason=r["fails"], strict=True)] if "fails" in r else [], id=r["text"]) for r in ROWS]


@pytest.mark.parametrize(("text", "wanted"), _params())
def test_a_sentence_says_these_stances_and_no_others(text, wanted):
    """Verbs, nouns, adjectives and policies say who wants, opposes, supports, condemns, doubts or has not changed what."""
    found, _ = read(text)
    for holder, attitude, topic in wanted:
        assert any(held_by(m, holder) and m.attitude == attitude and topic in m.topic for m in found), (holder, attitude, topic, found)
    assert len(found) == len(wanted), found


def test_enough_sentences():
    """The rules are held to at least fifty sentences."""
    assert len(ROWS) >= 50


def test_not_to_want_is_an_affirmed_opposition():
    """The negation makes the stance; the claim that the stance is held is affirmed."""
    (mention,), sure = read("Russia does not want a ceasefire.")
    assert mention.attitude == "opposes"
    assert (sure[mention.head].polarity, sure[mention.head].modality) == ("affirmed", "asserted")


def test_toward_whom_a_policy_is():
    """A policy toward a country is a stance toward it."""
    (mention,), _ = read("The US policy toward Cuba has not changed.")
    assert mention.toward is not None
    assert mention.toward.country == "CUB"


def test_every_row_has_words_and_an_example():
    """A row without an example explains nothing."""
    assert all(row.gloss and row.words for rows in rules().values() for _, row in rows)
