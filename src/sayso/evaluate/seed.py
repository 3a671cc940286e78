"""The seed article: what a careful reader takes from one real article, fact by fact."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path

from sayso.evaluate.facts import Row, actor_right, covers, event_fields, figure_right, is_named, position_right, refs_of, relation_right
from sayso.ingest import Newsroom
from sayso.model import Document
from sayso.pipeline import read_documents

NEAR = 40  # characters between where a reader and sayso see words begin that somebody says


def measure(gold: Path) -> dict[str, float]:
    """Return facts found of facts there, by group and in all; ``gold`` is ``facts.json`` or its folder.

    A fact counts when all that is said of it is right: evidence overlapping by half, type, actors, source, bounds.
    """
    return {k: round(v, 3) for k, v in score(gold)[0].items()}


def score(gold: Path) -> tuple[dict[str, float], list[str]]:
    """Return the figures and one line for each fact that was missed."""
    path = gold / "facts.json" if gold.is_dir() else gold
    facts: Row = json.loads(path.read_text(encoding="utf8"))
    text = (path.parent / "article.txt").read_text(encoding="utf8")
    day, outlet = facts["read_with"]["published"], facts["read_with"]["publisher"]
    document = Document(text=text, outlet=outlet, published=dt.date.fromisoformat(day))
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        room = Newsroom(Path(folder) / "seed.duckdb")
        claims = [c.to_dict() for reading in room.take(read_documents([document])) for c in reading.claims]
        kinds = [d["kind"] for d in room.listing("discrepancies")]

    def over(fact: Row, kind: str) -> list[Row]:
        at = text.find(fact["evidence"])
        return [c for c in claims if c[kind] and covers((at, at + len(fact["evidence"])), c)]

    outlets = {c["attribution"]["outlet"] for c in claims}
    groups = {
        "actors": [(a["text"], actor_right(a, refs_of(claims)) or a["text"] in outlets) for a in facts["actors"]],
        "events": [(e["id"], any(c["event"]["type"] == e["type"] and all(event_fields(e, c).values()) for c in over(e, "event"))) for e in facts["events"]],
        "figures": [(f["id"], any(figure_right(f, c) for c in over(f, "figure"))) for f in facts["figures"]],
        "not_figures": [(n, not any(n in (c["figure"]["words"] or "") for c in claims if c["figure"])) for n in facts["not_figures"]],
        "relations": [(r["id"], any(relation_right(r, c) for c in over(r, "relation"))) for r in facts["relations"]],
        "positions": [(p["id"], any(position_right(p, c) for c in over(p, "position"))) for p in facts["positions"]],
        "attributions": [(a["content_starts"], any(_attribution(text, a, c) for c in claims)) for a in facts["attributions"]],
        "discrepancies": [(d["id"], d["kind"] in kinds) for d in facts["discrepancies"]],
    }
    figures: dict[str, float] = {}
    missed = []
    for name, rows in groups.items():
        figures[f"{name} found"], figures[f"{name} there"] = sum(ok for _, ok in rows), len(rows)
        missed += [f"{name} {fact}" for fact, ok in rows if not ok]
    found, there = (sum(v for k, v in figures.items() if k.endswith(end)) for end in (" found", " there"))
    wrong = sum(text[e["start"] : e["end"]] != e["text"] for c in claims for e in c["evidence"])
    return {**figures, "facts found": found, "facts there": there, "share": found / there, "claims": len(claims), "evidence not in text": wrong}, missed


def _attribution(text: str, fact: Row, claim: Row) -> bool:
    at = text.find(fact["content_starts"])
    last = at + len(fact["content_starts"])
    if fact["form"] == "hedged" and claim["hedge"] == fact["cue"] and any(e["start"] < last and at < e["end"] for e in claim["evidence"]):
        return True
    over = covers((at, last), claim)
    for link in claim["attribution"]["chain"]:
        right = link["source"] is None if fact["source"] is None else is_named(fact["source"], link["source"])
        if right and (over or abs(link["content"]["start"] - at) <= NEAR):
            return True
    return False
