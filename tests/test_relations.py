from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import sayso
from builders import cases, document
from sayso.annotate.actors import find_actors
from sayso.annotate.parse import parse
from sayso.annotate.places import find_places
from sayso.annotate.relations import find_relations, rules

if TYPE_CHECKING:
    from sayso.model import Actor, Place, RelationMention

ROWS = cases("relations")

pytestmark = pytest.mark.model


def ties(text: str) -> list[RelationMention]:
    """The ties a text says."""
    doc, source = parse(text), document(text)
    actors = find_actors(doc, source)
    return find_relations(doc, actors, find_places(doc, actors, source))


def named(end: Actor | Place, wanted: str) -> bool:
    """Whether an end is meant by these words, or by this country."""
    return wanted == end.country if wanted.isupper() and len(wanted) == 3 and wanted not in end.text else wanted.casefold() in f"{end.text} | {end.name}".casefold()


def _params():
    return [pytest.param(r["text"], r["ties"], marks=[pytest.mark.xfail(reason=r["fails"], strict=True)] if "fails" in r else [], id=r["text"]) for r in ROWS]


@pytest.mark.parametrize(("text", "wanted"), _params())
def test_a_sentence_says_these_ties_and_no_others(text, wanted):
    """Compounds, appositions, passives, verbs and nouns say who leads, backs, arms, belongs to, fights beside or against whom."""
    found = ties(text)
    for kind, first, second in wanted:
        assert any(m.type == kind and named(m.from_, first) and named(m.to, second) for m in found), (kind, first, second, found)
    assert len(found) == len(wanted), found


def test_enough_sentences():
    """The rules are held to at least one hundred and fifty sentences."""
    assert len(ROWS) >= 150


def test_parallel_participles_speak_of_the_first_noun():
    """In "fighters, led by A, supported by B" B supports the fighters, not A."""
    found = ties("Rebel fighters, led by the Islamist group Hayat Tahrir al-Sham, supported by Turkish-backed groups, entered Hama.")
    assert {(m.type, m.to.text.casefold()) for m in found} >= {("leads", "rebel fighters"), ("backs", "rebel fighters"), ("backs", "turkish-backed groups")}


def test_the_backer_of_a_compound_is_the_country_and_not_the_group():
    """The adjective before the hyphen is the country; the group stays itself."""
    (tie,) = ties("Rwandan-backed rebels took Goma.")
    assert (tie.from_.id, tie.from_.country) == ("ISO:RWA", "RWA")
    assert tie.to.text.endswith("rebels")


def test_every_row_has_words_and_an_example():
    """A row without an example explains nothing."""
    assert all(row.gloss and row.words for rows in rules().values() for _, row in rows)


def test_evidence_lies_in_the_text():
    """Evidence is a stretch of the text that holds the tie's own word."""
    text = "Boko Haram fighters clashed with the Nigerian army in Borno."
    (tie,) = ties(text)
    span = tie.evidence[0]
    assert "clashed with the Nigerian army" in text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("If the junta governs the island, others will leave.", 0),
        ("The junta governs the island.", 1),
    ],
)
def test_a_tie_that_only_may_be_is_no_claim(text: str, ties: int) -> None:
    """What holds only if something else does ties nobody to anything."""
    assert sum(c.kind == "relation" for c in sayso.read_text(text, outlet="Example Wire")) == ties
