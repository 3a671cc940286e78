"""Where an outlet's paraphrase and the quotation beside it do not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import cases, document
from sayso.annotate.actors import find_actors
from sayso.annotate.attribution import find_attributions
from sayso.annotate.paraphrase import find_paraphrase_conflicts
from sayso.annotate.parse import parse
from sayso.mentions import Found

if TYPE_CHECKING:
    from sayso.model import Conflict

pytestmark = pytest.mark.model


def conflicts(text: str) -> list[Conflict]:
    """The conflicts found in a text."""
    doc = parse(text)
    actors = find_actors(doc, document(text))
    return find_paraphrase_conflicts(doc, actors, find_attributions(doc, actors, Found(), Found()))


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["name"], marks=[pytest.mark.xfail(reason=c["xfail"])] if "xfail" in c else []) for c in cases("paraphrase")]
)
def test_a_conflict_names_the_quotation_that_contradicts_the_paraphrase(case: dict[str, Any]) -> None:
    """A paraphrase and a quotation of one source disagree in direction, negation, doer or figure, or not at all."""
    text = case["text"]
    assert [[c.rule.removeprefix("paraphrase."), text[c.quotation.start : c.quotation.end]] for c in conflicts(text)] == case["conflicts"]


def test_a_conflict_says_in_one_sentence_what_is_wrong() -> None:
    """The note is one plain sentence that names the source."""
    found = conflicts("Ruto backed the deployment of police in Haiti.\n“We oppose any deployment of police to Haiti,” Ruto said.")
    assert [c.note.count(".") for c in found] == [1]
    assert "Ruto" in found[0].note
