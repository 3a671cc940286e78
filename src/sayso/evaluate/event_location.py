"""Which place is the place of a verb, or none: 6,000 sentences, one verb marked in each.

Gold gives the place either by characters or, where its text does not fit them, by token numbers (last one included).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.annotate.places import find_places
from sayso.evaluate import parsed, rows_of
from sayso.mentions import Found
from sayso.model import Document
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc


def measure(folder: Path) -> dict[str, float]:
    """Measure ``folder``/dev.jsonl (or the file itself): accuracy over all, over verbs with a place and over verbs without one."""
    path = folder if folder.is_file() else folder / "dev.jsonl"
    rows = rows_of(path)
    rows = [r for r in rows if len(r["events"]) == 1]
    right = {True: 0, False: 0}
    asked = {True: 0, False: 0}
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        gold = gold_spans(doc, row["events"][0])
        found = answer(doc, row)
        asked[bool(gold)] += 1
        right[bool(gold)] += agrees(gold, found)
    total = sum(asked.values())
    return {
        "verbs": total,
        "accuracy": sum(right.values()) / max(1, total),
        "with_place": asked[True],
        "accuracy_with_place": right[True] / max(1, asked[True]),
        "without_place": asked[False],
        "accuracy_without_place": right[False] / max(1, asked[False]),
    }


def answer(doc: Doc, row: dict[str, Any]) -> list[tuple[int, int]]:
    """Where, in characters, the places stand that the rules give the verb: all mentions of each, "the city" included."""
    verb = row["events"][0]["verb"]
    tokens = doc.char_span(verb["start"], verb["end"], alignment_mode="expand")
    if tokens is None:
        return []
    places = find_places(doc, Found(), Document(text=row["text"]))
    where = {(p.name, p.country, p.lat, p.lon) for p in place_of(tokens.root, doc, places)}
    return [(m.span.start, m.span.end) for m in places if (m.what.name, m.what.country, m.what.lat, m.what.lon) in where]


def gold_spans(doc: Doc, event: dict[str, Any]) -> list[tuple[int, int]]:
    """Where gold's places stand, in characters."""
    spans = []
    for place in event["locations"]:
        start, end = place["start"], place["end"]
        if len(place["text"]) > 2 and doc.text[start:end] == place["text"]:
            spans.append((start, end))
        elif end < len(doc):
            spans.append((doc[start].idx, doc[end].idx + len(doc[end])))
    return spans


def agrees(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> bool:
    """Whether the answers agree: both none, or sharing a character."""
    if not gold or not found:
        return not gold and not found
    return any(a < d and c < b for a, b in gold for c, d in found)
