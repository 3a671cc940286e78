"""Comparing claims with what readers took from articles: which facts count as found, and which fields as right."""

import hashlib
import json

import pytest

from sayso.errors import RequestError
from sayso.evaluate import measure
from sayso.evaluate.articles import missed
from sayso.evaluate.facts import covers, same_name, side_right, source_right, when_right

TEXT = "Rebels attacked an army base in Bunia on Monday, killing 12 soldiers. The army said it had arrested two men."


def span(words):
    """Where words stand in the text."""
    return [TEXT.index(words), TEXT.index(words) + len(words)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Facts of one article, and gold data that holds it."""
    gold, facts = tmp_path / "gold", tmp_path / "facts"
    (gold / "wikinews").mkdir(parents=True)
    facts.mkdir()
    (gold / "re3d").mkdir()
    (gold / "re3d/dev.jsonl").write_text("", encoding="utf8")
    (gold / "wikinews/articles.jsonl").write_text(json.dumps({"title": "Base attacked", "text": TEXT}) + "\n", encoding="utf8")
    monkeypatch.setenv("SAYSO_GOLD", str(gold))
    told = {
        "text": hashlib.blake2b(TEXT.encode(), digest_size=8).hexdigest(),
        "read_with": {"publisher": "Example Wire", "published": "2024-05-07"},
        "events": [
            {"at": span("Rebels attacked an army base in Bunia on Monday"), "type": "ASSAULT", "actor_group": "Rebels", "places": ["Bunia"], "when": "2024-05-06", "said_by": None, "modality": "asserted"},
            {"at": span("it had arrested two men"), "type": "COERCE", "actor_group": "police", "said_by": "army", "modality": "asserted"},
            {"at": span("The army said"), "type": "ACCUSE", "said_by": None, "modality": "asserted"},
        ],
        "figures": [{"at": span("12 soldiers"), "measure": "killed", "low": 12, "high": 12, "said_by": None}],
        "relations": [],
        "positions": [],
        "actors": [{"text": "Rebels", "sector": "REB"}],
        "not_figures": [span("on Monday")],
    }
    (facts / "base.json").write_text(json.dumps(told), encoding="utf8")
    return facts


def test_facts_are_counted_by_what_is_right_of_them(folder):
    """Found by words and type; then doer, source, day and place each for itself, where the reader tells them."""
    figures = measure("articles", folder)
    assert (figures["events there"], figures["events found"], figures["events right in every field"]) == (3, 0.667, 0.333)
    assert (figures["doer right"], figures["source right"], figures["day right"], figures["place right"]) == (0.5, 1.0, 1.0, 1.0)
    assert (figures["figures found"], figures["no figures kept out"], figures["country and sector right"]) == (1.0, 1.0, 1.0)
    assert figures["event claims on a fact"] == 1.0


def test_what_is_missed_is_named_with_its_words(folder):
    """A line a fact: what is wrong of it, or that nothing is read over its words."""
    assert missed(folder) == ["base: doer of COERCE over 'it had arrested two men'", "base: no ACCUSE over 'The army said'"]


def test_articles_that_are_not_there_are_asked_for(folder, monkeypatch, tmp_path):
    """Without the gold data one line says which file is wanted."""
    monkeypatch.setenv("SAYSO_GOLD", str(tmp_path / "nowhere"))
    with pytest.raises(RequestError, match=r"articles\.jsonl"):
        measure("articles", folder)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("White Helmets", "the White Helmets", True), ("Hayat Tahrir al-Sham", "HTS", False), ("Syrian Democratic Forces", "SDF", True), ("Miller", "Matthew Miller", True), ("Kenya", "Nairobi", False)],
)
def test_names_are_the_same_by_half_their_words_or_their_initials(a, b, same):
    """Articles and possessives count for nothing; initials are of all words."""
    assert same_name(a, b) is same


def test_half_of_the_shorter_words_must_be_shared():
    """Evidence of a claim in two pieces counts by its longest shared piece."""
    claim = {"evidence": [{"start": 0, "end": 4}, {"start": 10, "end": 30}]}
    assert covers((20, 40), claim)
    assert not covers((26, 60), claim)


def test_what_a_reader_left_open_is_not_asked_for():
    """No key, no question; null is the outlet's own voice."""
    voiced = {"attribution": {"chain": [{"source": {"text": "a witness", "name": "witness"}}]}}
    assert source_right({}, voiced)
    assert not source_right({"said_by": None}, voiced)
    assert source_right({"said_by": "witness"}, voiced)
    assert side_right({}, "actor", [])
    assert not side_right({"actor": ["FRA", "DEU"]}, "actor", [{"country": "FRA", "text": "France", "name": "France"}])
    assert when_right({"when": "2024-05"}, {"when": {"edtf": "2024-05-06"}})
    assert not when_right({"when": "2024-05"}, {"when": None})
