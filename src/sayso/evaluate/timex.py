"""TempEval-3's measure of time expressions (UzZaman et al. 2013, task A), on TimeBank and AQUAINT.

Strict: same offsets. Relaxed: they overlap; each expression is matched once. Value: overlapping, and the same
TIMEX3 value. ``date_*`` counts gold expressions of type DATE and the reader's own DATE and TIME.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sayso.annotate.times import Timex, find_timexes
from sayso.evaluate import parsed, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def measure(folder: Path) -> dict[str, float]:
    """Score the time expressions of ``folder/dev.jsonl`` against its gold, given each document's date of creation."""
    rows = read(folder)
    answers = [find_timexes(doc, published(row)) for row, doc in zip(rows, parsed(row["text"] for row in rows), strict=True)]
    out: dict[str, float] = {"documents": len(rows)}
    out |= score([row["timex"] for row in rows], answers)
    dates = [[t for t in row["timex"] if t["type"] in ("DATE", "TIME")] for row in rows]
    out |= {f"date_{k}": v for k, v in score(dates, [[t for t in a if t.type in ("DATE", "TIME")] for a in answers]).items()}
    return out


def read(folder: Path) -> list[dict[str, Any]]:
    """The documents of the set."""
    return rows_of(folder / "dev.jsonl")


def published(row: dict[str, Any]) -> dt.date:
    """The document creation time of a row, as a date."""
    return dt.date.fromisoformat(row["dct"][:10])


def pairs(gold: Sequence[dict[str, Any]], found: Sequence[Timex]) -> list[tuple[dict[str, Any], Timex]]:
    """Gold and found expressions that overlap, each used once, in text order."""
    out = []
    left = sorted(found, key=lambda t: t.start)
    for g in sorted(gold, key=lambda t: (t["start"], t["end"])):
        hit = next((t for t in left if t.start < g["end"] and g["start"] < t.end), None)
        if hit is not None:
            left.remove(hit)
            out.append((g, hit))
    return out


def score(gold: Sequence[Sequence[dict[str, Any]]], found: Sequence[Sequence[Timex]]) -> dict[str, float]:
    """Relaxed, strict and value F1 over documents, with precision, recall and counts."""
    n_gold, n_found = sum(map(len, gold)), sum(map(len, found))
    matched = [p for g, f in zip(gold, found, strict=True) for p in pairs(g, f)]
    strict = sum((g["start"], g["end"]) == (t.start, t.end) for g, t in matched)
    right = sum(g["value"] == t.value for g, t in matched)

    def f1(hits: int) -> float:
        return round(2 * hits / (n_gold + n_found), 4) if n_gold + n_found else 0.0

    return {
        "relaxed_f1": f1(len(matched)),
        "relaxed_precision": round(len(matched) / max(n_found, 1), 4),
        "relaxed_recall": round(len(matched) / max(n_gold, 1), 4),
        "strict_f1": f1(strict),
        "value_f1": f1(right),
        "value_accuracy": round(right / max(len(matched), 1), 4),
        "type_f1": f1(sum(g["type"] == t.type for g, t in matched)),
        "gold": n_gold,
        "found": n_found,
    }
