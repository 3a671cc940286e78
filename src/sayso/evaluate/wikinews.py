"""Open articles without gold: all must be read, every claim's evidence must be its text, and it must be fast."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

from sayso.annotate.parse import parse
from sayso.evaluate import rows_of
from sayso.model import Document
from sayso.pipeline import read_document

if TYPE_CHECKING:
    from pathlib import Path


def measure(gold: Path) -> dict[str, float]:
    """Return articles read, claims by kind, evidence that does not match, and words per processor second.

    ``parse`` is the reader alone, ``read`` everything; both in one run over the same texts.
    """
    figures: dict[str, float] = dict.fromkeys(("articles", "words", "claims", "event", "figure", "relation", "position", "evidence not in text"), 0)
    parsing = reading = 0.0
    parse("Warm up.")
    for row in rows_of(gold / "articles.jsonl"):
        day = row.get("date") or row.get("published")
        document = Document(text=row["text"], title=row.get("title"), outlet="Wikinews", published=dt.date.fromisoformat(day[:10]) if day else None)
        t0 = time.process_time()
        doc = parse(document.text)
        t1 = time.process_time()
        found = read_document(document, doc)
        t2 = time.process_time()
        parsing, reading = parsing + t1 - t0, reading + t2 - t0
        figures["articles"] += 1
        figures["words"] += sum(t.is_alpha or t.like_num for t in doc)
        figures["claims"] += len(found.claims)
        for c in found.claims:
            figures[c.kind] += 1
            figures["evidence not in text"] += sum(document.text[e.start : e.end] != e.text for e in c.evidence)
    figures["parse words/s"] = round(figures["words"] / parsing)
    figures["read words/s"] = round(figures["words"] / reading)
    return figures
