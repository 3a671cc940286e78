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
from sayso.model import Span
from sayso.quotations import find_quotations, first_person, paragraphs, speaker_of

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


def only(text: str, cue: str) -> Said:
    """The attribution with this cue."""
    return next(s for s in said(text) if s.cue_text == cue)


def test_the_source_is_the_actor_the_words_stand_for() -> None:
    """A short name and a pronoun give the full name they stand for."""
    found = only("Foreign Minister Hakan Fidan met the rebels in Doha. Fidan said the truce would hold.", "said")
    assert found.source is not None
    assert "Hakan Fidan" in found.source.name


def test_a_nameless_source_is_unnamed_and_keeps_its_description() -> None:
    """Anonymous sources stay anonymous, with what is said of them."""
    source = only("A senior official said the port had fallen.", "said").source
    assert source is not None
    assert source.class_ == "unnamed"
    assert "official" in source.name


def test_a_body_is_a_named_source() -> None:
    """A ministry, an army or a monitor is named."""
    source = only("The Red Cross said the road was open.", "said").source
    assert source is not None
    assert source.class_ == "named"


def test_an_outlet_named_as_reporter_is_of_the_sector_media() -> None:
    """'..., Caliber.Az reports' is the outlet's word, and the rest of the sentence is its content."""
    source = only("Two drones hit the refinery near Baku on Monday, Caliber.Az reports.", "reports").source
    assert source is not None
    assert (source.text, source.sector) == ("Caliber.Az", "MED")


def test_a_denied_saying_vouches_for_nothing() -> None:
    """'did not say' is kept, marked as negated."""
    assert only("The mayor did not say that the bridge was safe.", "say").negated


def test_the_rule_tells_the_kind_of_cue() -> None:
    """Speech, evidence, judgement, belief, intention and stance can be told apart from the rule."""
    kinds = {"said": "speech", "believes": "judgement", "fears": "belief", "wants": "intention", "shows": "evidence", "opposes": "stance"}
    texts = [
        "She said the road was mined.",
        "She believes the road was mined.",
        "She fears the road was mined.",
        "She wants to clear the road.",
        "The map shows that the road was mined.",
        "She opposes the road.",
    ]
    assert [only(t, c).rule.split(".")[1] for t, c in zip(texts, kinds, strict=True)] == list(kinds.values())


def test_the_date_of_saying_is_apart_from_the_date_of_what_is_said() -> None:
    """'said on Monday that X happened on Sunday': said on Monday."""
    when = only("The army said on 3 June 2023 that the base had been hit on 1 June 2023.", "said").said
    assert when is not None
    assert when.edtf == "2023-06-03"


def test_first_persons_in_a_quotation_are_the_speaker() -> None:
    """'I' and 'we' between quotation marks stand for who speaks; outside they stay as they are."""
    text = "“We saw the bodies,” said Amina Yusuf."
    doc = parse(text)
    actors = find_actors(doc, document(text))
    found = said(text)
    we = next((m.what for m in actors if m.what.id == "PRO:we"), None)
    if we is not None:
        speaker = first_person(we, found)
        assert speaker is not None
        assert "Yusuf" in speaker.name
    assert speaker_of(found, 2) is not None
    assert speaker_of(found, len(text) - 2) is None


def test_inner_attributions_lie_inside_outer_ones() -> None:
    """Chains are expressed by nesting: who is quoted by whom."""
    found = said("Reuters reported that the ministry said the dam had burst.")
    outer, inner = (next(s for s in found if s.cue_text == c) for c in ("reported", "said"))
    assert outer.content[0].holds(inner.content[0])
    assert found.index(outer) < found.index(inner)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ("«Un», dit-il.", ["«Un»"]),
        ("``One,'' he said.", ["``One,''"]),
        ("The workers’ rights and the army’s men", []),
        ("'We go,' he said. The men's boots were dry.", ["'We go,'"]),
        ("“A\n\n“B”", ["“A", "“B”"]),
        ("“A “b” c” d", ["“A “b” c”"]),
        ("The wall is 6' 2\" tall.", []),
        ("“Never closed at all", ["“Never closed at all"]),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, wanted: list[str]) -> None:
    """Straight, curly, doubled single, angled and single marks; apostrophes and inches are none."""
    assert [text[q.start : q.end] for q in find_quotations(text)] == wanted


def test_a_quotation_without_a_closing_mark_loses_nothing_else() -> None:
    """A mark that is missing ends with its paragraph; the next paragraph is read as ever."""
    text = "“We are hungry and the wells are dry.\nThe army left.\n“We came back,” he said."
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["“We are hungry and the wells are dry.", "“We came back,”"]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Hard-wrapped text is split at empty lines only."""
    line = "the column moved on through the night and met no one on the road to the\n"
    assert len(paragraphs(line * 6 + "\n" + line * 6)) == 2
    assert paragraphs("") == []
    assert paragraphs("One.\nTwo.") == [Span(0, 4), Span(5, 9)]


@pytest.mark.parametrize("text", ["", " ", "“", "”", '"', "said", "“”", ":", "“ ”\n“", "He said: “", "According to", "x" * 500])
def test_scraps_are_read_without_complaint(text: str) -> None:
    """Empty and broken texts give no attribution and no error."""
    assert said(text) is not None


@pytest.mark.model
def test_a_title_may_end_in_who_speaks():
    """Behind the last word of a text there is nothing to ask about."""
    assert [s.source.name for s in said("Florida frog skull survey shows spikes, say scientists")] == ["Florida frog skull survey"]
    assert [s.source.name for s in said("Raid kills 12, say police")] == ["police"]
