"""MEANTIME (Minard and others 2016): which words of saying and thinking are found, with whom and what they vouch for.

An event of the class SPEECH_COGNITIVE is found when an attribution's cue overlaps it. An SLINK ties such an event to an event
of its content: it is found when the attribution with that cue has the second event in its content. The source is right when it
overlaps the participant in the role Arg0.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sayso.evaluate import parsed, rows_of
from sayso.evaluate.polnear import read

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.model import Said


def measure(folder: Path) -> dict[str, float]:
    """Return recall of speech events, of their links to content, and of sources, over ``dev.jsonl`` (or the file given)."""
    path = folder / "dev.jsonl" if folder.is_dir() else folder
    rows = rows_of(path)
    total: Counter[str] = Counter()
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        _count(row, read(doc), total)
    return {
        "attribution_cue_recall": total["cue"] / max(1, total["cues"]),
        "attribution_link_recall": total["link"] / max(1, total["links"]),
        "attribution_source_recall": total["source"] / max(1, total["sources"]),
        "cues": total["cues"],
        "links": total["links"],
        "sources": total["sources"],
    }


def _count(row: dict[str, Any], said: list[Said], total: Counter[str]) -> None:
    markables = row["markables"]
    until = row.get("annotated_until", len(row["text"]))
    for m in markables.values():
        if m["kind"] != "EVENT_MENTION" or m.get("class") != "SPEECH_COGNITIVE" or m["start"] >= until:
            continue
        total["cues"] += 1
        total["cue"] += bool(_by_cue(m, said))
    for r in row["relations"]:
        a, b = markables.get(r["source"]), markables.get(r["target"])
        if a is None or b is None:
            continue
        if r["type"] == "SLINK":
            total["links"] += 1
            total["link"] += any(c.start < b["end"] and b["start"] < c.end for s in _by_cue(a, said) for c in s.content)
        elif r["type"] == "HAS_PARTICIPANT" and r.get("role") == "Arg0" and a.get("class") == "SPEECH_COGNITIVE":
            total["sources"] += 1
            total["source"] += any(s.source_span is not None and s.source_span.start < b["end"] and b["start"] < s.source_span.end for s in _by_cue(a, said))


def _by_cue(event: dict[str, Any], said: list[Said]) -> list[Said]:
    return [s for s in said if s.cue_span is not None and s.cue_span.start < event["end"] and event["start"] < s.cue_span.end]
