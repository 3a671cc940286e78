"""What a figure goes on from: the whole that "Of them, nine were soldiers" and "Another 11 were wounded" are told with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.reading import CARRIED, way_of
from sayso.annotate.figures.words import OF_PEOPLE, is_state, lemma_of, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention

_OPENING = 7  # words in which a sentence says that it goes on counting
_SENTENCES = 2  # sentences that may stand between the two


def with_whole(reading: Reading, f: FigureMention) -> FigureMention:
    """A figure with the one it goes on from."""
    return f if (whole := _told_with(reading, f)) is None else replace(f, told_with=whole)


def with_figure_beside(reading: Reading, f: FigureMention) -> FigureMention:
    """A figure with the one that the figure before it in its sentence goes on from."""
    return f if (whole := _told_beside(reading, f)) is None else replace(f, told_with=whole)


def _remark(sentence: Stretch) -> bool:
    """Whether a sentence only says what the numbers before are worth: "The figures are probably too low"."""
    opening = [t.lower_ for t in sentence if not t.is_space][:3]
    about = opening[:1] in (["the"], ["its"], ["these"], ["both"]) and bool(words_for("remarked") & set(opening))
    return not opening or about


def _goes_further(reading: Reading, f: FigureMention) -> bool:
    """Whether a sentence opens with more of those of the one before: "Another 11 were wounded", "Seven others were hurt"."""
    opening = reading.doc[reading.doc[f.head].sent.start : f.head + 2]
    if "\n" in opening.text.strip() or len(opening) >= _OPENING:
        return False
    return any(t.lower_ in words_for("further") and reading.doc[t.i + 1 : t.i + 2].text.lower() != "than" for t in opening)


def _brings(reading: Reading, f: FigureMention) -> bool:
    """Whether a toll is what the figure before it brings it to: "bringing the toll to 239"."""
    verb = reading.doc[f.predicate] if f.predicate is not None else reading.doc[f.head]
    return way_of(f) == "toll" and verb.tag_ == "VBG" and lemma_of(verb) in numbers().counting


def _behind_cue(reading: Reading, first: int, last: int) -> bool:
    """Whether ", and" stands between two figures right behind a speaker's verb: "..., the army said, and 19 of the attackers died"."""
    for t in reading.doc[first:last]:
        if t.text == "," and reading.doc[t.i + 1].lower_ in ("and", "while"):
            return any(lemma_of(x) in words_for("adds") for x in reading.doc[max(t.i - 3, first) : t.i]) and not any(
                lemma_of(x) in words_for("adds") for x in reading.doc[t.i : last]
            )
    return False


def _among_the_dead(reading: Reading, f: FigureMention) -> bool:
    """Whether a figure is of people who are "among the dead", "among the victims", of whom a sentence before told."""
    return any(
        t.lower_ == "among" and reading.doc[t.i + 1 : t.i + 2].text.lower() in ("the", "those") and (t.head.i == f.predicate or is_state(t.head))
        for t in reading.doc[f.head + 1 : min(f.head + 6, reading.doc[f.head].sent.end)]
    )


def _of_those_before(reading: Reading, f: FigureMention) -> bool:
    """Whether a figure is of people who were counted before: "Two of the rescued were wounded", "Three of them died"."""
    of = next((c for c in reading.doc[f.head].children if c.dep_ == "nmod" and c.i > f.head and tree.case(c) == "of"), None)
    if of is None or tree.core(reading.doc[f.head].dep_) != "nsubj":
        return False
    pointed = of.lower_ in ("them", "these", "those") and not tree.children(of, "acl", "acl:relcl", "nmod")
    return pointed or (
        any(c.lower_ in ("the", "those", "these") for c in tree.children(of, "det")) and bool(is_state(of) or of.lower_ in words_for("of_those"))
    )


def _told_with(reading: Reading, f: FigureMention) -> int | None:
    """The figure of the sentence before that a part goes on from: "Of them, nine were soldiers", "The dead included 12 nurses"."""
    sent = reading.doc[f.head].sent
    beside = [g for g in reading.figures if sent.start <= g.head < f.head and g.measure in OF_PEOPLE]
    if beside and (way_of(f) == "earlier" or _brings(reading, f) or _behind_cue(reading, beside[-1].head, f.head)):
        return beside[-1].head  # "..., the agency said, updating an earlier toll of 24", "reported 13 deaths, bringing the toll to 239"
    if beside and "more" not in f.words.lower().split() and way_of(f) != "part":
        return None
    if beside and not all(
        way_of(g) == "part" for g in beside
    ):  # "..., the chairman said, and two more are missing", "the UN verified the killing of 24 people; 15 were women"
        return (
            beside[-1].head
            if any(t.text == ";" or (t.text == "," and reading.doc[t.i + 1].lower_ == "and") for t in reading.doc[beside[-1].head : f.head])
            else None
        )
    if way_of(f) not in ("part", "fraction") and not _of_those_before(reading, f) and not _goes_further(reading, f) and not _among_the_dead(reading, f):
        return None
    before = [g for g in reading.figures if g.head < sent.start and sent.start - g.head < CARRIED and g.measure in (*OF_PEOPLE, "other")]
    whole = next((g for g in reversed(before) if g.measure == f.measure and way_of(g) != "part"), None) or next(reversed(before), None)
    if whole is None or any(g.head >= sent.start and g.head < f.head and way_of(g) != "part" and g.measure == f.measure for g in reading.figures):
        return None
    between = [s for s in reading.doc.sents if reading.doc[whole.head].sent.end <= s.start < sent.start]
    if sum(not _remark(s) for s in between) >= _SENTENCES:
        return None
    first = _told_with(reading, whole)
    return first if first is not None and first < reading.doc[whole.head].sent.start else whole.head


def _told_beside(reading: Reading, f: FigureMention) -> int | None:
    """What the figure before it in its sentence is told with: "Another 11 were wounded and 40 abducted"."""
    start = reading.doc[f.head].sent.start
    before = next((g for g in reversed(reading.figures) if start <= g.head < f.head), None) if f.told_with is None and f.measure in OF_PEOPLE else None
    return before.told_with if before is not None and before.told_with is not None and before.told_with < start else None
