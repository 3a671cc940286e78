"""On whose say-so: sources, cues and what they vouch for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import cases, document
from sayso.annotate.actors import find_actors
from sayso.annotate.attribution import find_attributions
from sayso.annotate.parse import parse
from sayso.annotate.places import find_places
from sayso.annotate.times import find_times

if TYPE_CHECKING:
    from sayso.model import Said

pytestmark = pytest.mark.model


def said(text: str) -> list[Said]:
    """The attributions found in a text, with its actors, places and times."""
    doc = parse(text)
    d = document(text)
    actors = find_actors(doc, d)
    return find_attributions(doc, actors, find_places(doc, actors, d), find_times(doc, d))


def rows(text: str) -> list[list[str]]:
    """Attributions as words: source, cue, content, form."""
    out = []
    for s in said(text):
        source = text[s.source_span.start : s.source_span.end] if s.source_span is not None else ""
        out.append([source, s.cue_text or "", " | ".join(text[c.start : c.end] for c in s.content), s.form])
    return out


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["name"], marks=[pytest.mark.xfail(reason=c["xfail"])] if "xfail" in c else []) for c in cases("attribution")]
)
def test_an_attribution_has_its_source_cue_and_content(case: dict[str, Any]) -> None:
    """Each way of saying who says what gives the source's words, the cue and the words vouched for."""
    found = rows(case["text"])
    short = [r[:3] for r in found]
    for wanted in case["said"]:
        assert wanted in (found if len(wanted) == 4 else short)
    if case.get("only"):
        assert len(found) == len(case["said"])
