"""GUM (Zeldes 2017): attributions of its discourse trees, in news, interviews, speeches and courtrooms.

The gold names a unit that attributes ("he said") and the first unit of what it attributes. It is found when an attribution has
its cue or source in the one and its content over the other.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.evaluate import parsed, rows_of
from sayso.evaluate.polnear import read

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.model import Said


def measure(folder: Path) -> dict[str, float]:
    """Return recall of attributions over ``dev.jsonl`` (or the file given): all, and in news alone."""
    path = folder / "dev.jsonl" if folder.is_dir() else folder
    rows = rows_of(path)
    total: Counter[str] = Counter()
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        said = read(doc)
        for gold in row["rst_attributions"]:
            right = any(_found(s, gold["attribution_edu"], gold["content_head_edu"]) for s in said)
            for genre in ("", f"{row['genre']}_"):
                total[f"{genre}gold"] += 1
                total[f"{genre}right"] += right
    return {
        "attribution_recall": total["right"] / max(1, total["gold"]),
        "attribution_recall_news": total["news_right"] / max(1, total["news_gold"]),
        "attributions": total["gold"],
        "attributions_news": total["news_gold"],
    }


def _found(said: Said, teller: list[int], content: list[int]) -> bool:
    at = [s for s in (said.cue_span, said.source_span) if s is not None]
    return any(s.start < teller[1] and teller[0] < s.end for s in at) and any(c.start < content[1] and content[0] < c.end for c in said.content)
