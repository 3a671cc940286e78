from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import cases, document
from sayso.annotate.actors import find_actors
from sayso.annotate.attribution import find_attributions
from sayso.annotate.certainty import Row, certainty_score, find_certainty, index_rows, rules
from sayso.annotate.parse import parse
from sayso.errors import TableError
from sayso.mentions import Found
from sayso.model import Certainty, Said, Span

if TYPE_CHECKING:
    from typing import Any

    from spacy.tokens import Doc

PAIRS = cases("certainty")
SHARE = 0.95

pytestmark = pytest.mark.model


def certainty_of(text: str, word: str, said: list[Said] | None = None) -> Certainty:
    """The certainty of the last token that is this word."""
    doc = parse(text)
    return find_certainty(doc, said or [])[_last(doc, word)]


def _last(doc: Doc, word: str) -> int:
    return max(t.i for t in doc if t.text == word)


def sentences() -> list[Any]:
    """Both sentences of every pair; a known failure is marked with its reason."""
    out = []
    for row in PAIRS:
        for text, word, polarity, modality, fails in (
            (row["text"], row["word"], row["polarity"], row["modality"], row.get("fails")),
            (row["twin"], row["twin_word"], "affirmed", "asserted", row.get("twin_fails")),
        ):
            marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
            out.append(pytest.param(text, word, polarity, modality, marks=marks, id=f"{row['kind']}: {text}"))
    return out


@pytest.mark.parametrize(("text", "word", "polarity", "modality"), sentences())
def test_a_predicate_stands_as_its_own_words_and_its_embedders_leave_it(text, word, polarity, modality):
    """Negation, denial, request, wish, promise, threat, plan, condition, possibility and history are no assertions; the twin is one."""
    found = certainty_of(text, word)
    assert (found.polarity, found.modality) == (polarity, modality), found.rule


def test_enough_pairs_are_right():
    """Of at least a hundred pairs, ninety-five sentences in a hundred are right."""
    right = total = 0
    for row in PAIRS:
        for text, word, wanted in ((row["text"], row["word"], (row["polarity"], row["modality"])), (row["twin"], row["twin_word"], ("affirmed", "asserted"))):
            found = certainty_of(text, word)
            total += 1
            right += (found.polarity, found.modality) == wanted
    assert len(PAIRS) >= 100
    assert right / total >= SHARE


def test_a_hedge_covers_the_participles_that_hang_on_its_verb():
    """What is reportedly done and what it reportedly led to share the hedge."""
    text = "Gunboats reportedly shelled the harbour, killing at least nine dockers and injuring scores more."
    assert [certainty_of(text, w).hedge for w in ("shelled", "killing", "injuring")] == ["reportedly"] * 3


def test_a_hedge_stays_in_its_clause():
    """A neighbouring clause is not hedged."""
    text = "The army reportedly took the hill, but the rebels captured the bridge."
    assert certainty_of(text, "took").hedge == "reportedly"
    assert certainty_of(text, "captured").hedge is None


@pytest.mark.parametrize(
    ("text", "word", "hedge"),
    [
        ("The president reportedly fled; the army seized the palace.", "seized", None),
        ("The bridge allegedly collapsed, and soldiers killed six farmers.", "killed", None),
        ("The man was an alleged spy and he shot the mayor.", "shot", None),
        ("The president reportedly fled and left the country.", "left", "reportedly"),
        ("Reportedly, soldiers entered the village and they killed ten people.", "killed", "reportedly"),
    ],
)
def test_a_hedge_stays_out_of_a_clause_with_its_own_subject(text: str, word: str, hedge: str | None) -> None:
    """What somebody else did beside it is not hedged, unless the hedge opens the sentence."""
    doc = parse(text)
    said = find_attributions(doc, find_actors(doc, document(text)), Found(), Found())
    assert find_certainty(doc, said)[_last(doc, word)].hedge == hedge


def test_an_attribution_to_nobody_hedges_its_content():
    """A source that is not named ("according to unconfirmed reports") hedges what it vouches for."""
    text = "According to unconfirmed reports, troops entered Bukavu."
    start = text.index("troops")
    doc = parse(text)
    entered = _last(doc, "entered")
    said = Said(source=None, source_span=None, cue=None, cue_span=Span(0, 32), cue_text="unconfirmed reports", form="hedge", content=(Span(start, len(text) - 1),), heads=(entered,))
    assert find_certainty(doc, [said])[entered].hedge == "unconfirmed reports"


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The envoy urged the junta to stop shelling the port.", "stop", "requested"),
        ("The envoy urged the junta to stop shelling the port.", "shelling", "asserted"),
        ("The council condemned the killing of the monks.", "killing", "asserted"),
        ("The council demanded an end to the siege.", "siege", "asserted"),
    ],
)
def test_what_is_taken_for_granted_is_asserted(text, word, modality):
    """To ask for an end of something is to say that it goes on."""
    assert certainty_of(text, word).modality == modality


def test_every_token_has_a_certainty():
    """The list is as long as the document, and its indices are token numbers."""
    doc = parse("The army attacked.\n\nThe rebels may retreat.")
    assert len(find_certainty(doc, [])) == len(doc)


def test_a_bad_table_names_the_row_and_the_word():
    """Two rows may not speak of one word in one slot."""
    row = Row(on="verb", words=["swear"], gloss="", slots=["to"], modality="promised")
    with pytest.raises(TableError, match=r"\[b\]: 'swear' with 'to' is in \[a\] already"):
        index_rows({"a": row, "b": row})


def test_every_row_fires_on_words_of_its_own():
    """No word stands twice, and every row has an example."""
    assert rules().embed
    assert all(row.gloss for _, row in rules().embed.values())


@pytest.mark.parametrize(
    ("certainty", "score"),
    [
        (Certainty(), 3.0),
        (Certainty(polarity="negated"), -3.0),
        (Certainty(hedge="reportedly"), 2.0),
        (Certainty(modality="possible"), 1.0),
        (Certainty(modality="planned", polarity="negated"), -2.0),
    ],
)
def test_certainty_as_a_number(certainty, score):
    """Certain is three, its negation minus three, everything else lies between."""
    assert certainty_score(certainty) == score
