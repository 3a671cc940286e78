"""Which deeds of a text are one."""

from __future__ import annotations

import datetime as dt

import pytest

import sayso
from builders import cases

pytestmark = pytest.mark.model


def deeds(text: str) -> list[tuple[str, str]]:
    """The evidence of each event claim, and the claim that tells of its deed."""
    claims = [c for c in sayso.read_text(text, published=dt.date(2024, 6, 5), outlet="A") if c.event]
    return [(c.evidence[0].text, c.event.same_as or c.id) for c in claims if c.event]


def told(text: str, words: str) -> set[str]:
    """The deeds in whose evidence these words stand, or that stand in the words."""
    return {deed for evidence, deed in deeds(text) if words in evidence or evidence in words}


@pytest.mark.parametrize("case", cases("coreference"), ids=lambda c: c["text"].strip()[:40])
def test_deeds_of_a_text(case):
    """What a text tells of twice is one deed, and what it tells of beside is another."""
    first, *others = (told(case["text"], words) for words in case.get("one", case.get("other")))
    assert first, "no event read"
    for other in others:
        assert other, "no event read"
        assert bool(first & other) == ("one" in case)


def test_the_fullest_mention_stands_for_the_deed():
    """The claim that others point to is the one that says where and when; known is what the text brings up by a definite noun."""
    claims = sayso.read_text("Five people died in the attack. Gunmen attacked a market in Gao on Monday.", published=dt.date(2024, 6, 5))
    died, attacked = (c for c in claims if c.event and c.event.type == "ASSAULT")
    assert died.event
    assert attacked.event
    assert (died.event.same_as, died.event.known, attacked.event.same_as) == (None, True, None)
    claims = sayso.read_text("Gunmen attacked a market in Gao on Monday. Five people died in the attack.", published=dt.date(2024, 6, 5))
    attacked, died = (c for c in claims if c.event and c.event.type == "ASSAULT")
    assert died.event
    assert attacked.event
    assert (died.event.same_as, died.event.known, attacked.event.same_as) == (attacked.id, False, None)
