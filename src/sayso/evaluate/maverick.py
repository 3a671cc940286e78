"""MAVERICK: reports of electoral violence in Kenya and Côte d'Ivoire, grouped into events by hand (CC BY 4.0).

Each report is a headline with its publisher and date, and nothing else; the events were told apart from whole articles.
One article gave up to a hundred reports, each of another event, all under its one headline: two thirds of the reports
cannot be told apart by what they say. So the figures are also given for headlines that stand over one report alone, and
beside pairwise F1 stands the most that any method could expect that sees no more than this, and what one would reach who
knew of each report the day, the town and the place that the gold gives it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.evaluate import parsed, rows_of
from sayso.ingest import Newsroom
from sayso.model import Document
from sayso.pipeline import read_document

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_TYPES = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN")  # what an event of violence around an election can be, most telling first


def measure(gold: Path) -> dict[str, float]:
    """Return pairwise and B-cubed F1 of reports into events, and how often deaths of an event lie within the gold's bounds.

    The real program reads every article's headline into one ledger. The first report of an article belongs to the
    ledger's event that its headline is foremost about; the others, and those without an event, stand alone. Raises OSError.
    """
    rows = rows_of(gold / "dev.jsonl")
    documents = [Document(text=r["text"], outlet=r["publisher"], published=dt.date.fromisoformat(r["date"])) for r in rows]
    articles = {d.id: d for d in documents}
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        room = Newsroom(Path(folder) / "maverick.duckdb")
        for _ in room.take(read_document(d, doc) for d, doc in zip(articles.values(), parsed(d.text for d in articles.values()), strict=True)):
            pass
        mentions = room.query(
            "select c.document_id, h.happening_id, e.type, c.position from happening_claim as h join claim as c on c.id = h.claim_id"
            " join event as e on e.claim_id = c.id where c.polarity = 'affirmed' order by c.position"
        )
        tolls = room.query(
            "select distinct c.document_id, coalesce(a.low, a.point, a.high) as lowest, coalesce(a.high, a.point, a.low) as highest"
            " from (select *, unnest(claims) as claim from account where measure = 'killed') as a join figure as f on f.claim_id = a.claim"
            " join claim as c on c.id = a.claim where f.scope is distinct from 'cumulative'"
        )
    foremost: dict[str, tuple[int, str]] = {}
    for m in mentions:
        if m["type"] in _TYPES:
            rank = (_TYPES.index(m["type"]), m["happening_id"])
            foremost[m["document_id"]] = min(foremost.get(m["document_id"], rank), rank, key=lambda x: x[0])
    theirs: list[Hashable] = [r["events"][0]["event_cluster"] for r in rows]
    reports = Counter(d.id for d in documents)
    ours: list[Hashable] = [foremost.pop(d.id)[1] if d.id in foremost else n for n, d in enumerate(documents)]
    once = [n for n, d in enumerate(documents) if reports[d.id] == 1]
    out: dict[str, float] = {"reports": len(rows), "articles": len(articles), "articles with an event": len({h for h in ours if isinstance(h, str)})}
    out |= {**_grouping(theirs, ours), "pairwise f1 at most": _ceiling(theirs, [d.id for d in documents])}
    knowing = [(e["location"]["country"], e["location"]["city"], e["location"]["place"], e["date_start"]) for e in (r["events"][0] for r in rows)]
    out |= {f"{k} of who knows day, town and place of each report": v for k, v in _grouping(theirs, knowing).items() if k in ("pairwise f1", "b-cubed f1")}
    out |= {"headlines of one report": len(once)}
    out |= {f"{k}, headlines of one report": v for k, v in _grouping([theirs[n] for n in once], [ours[n] for n in once]).items()}
    return out | _deaths([rows[n] for n in once], [documents[n].id for n in once], rows, tolls)


def _grouping(gold: Sequence[Hashable], ours: Sequence[Hashable]) -> dict[str, float]:
    precision, recall, f1 = pairwise(gold, ours)
    b_precision, b_recall, b_f1 = b_cubed(gold, ours)
    figures = {
        "pairwise precision": precision, "pairwise recall": recall, "pairwise f1": f1,
        "b-cubed precision": b_precision, "b-cubed recall": b_recall, "b-cubed f1": b_f1,
        "b-cubed f1 of each report alone": b_cubed(gold, range(len(gold)))[2],
    }  # fmt: skip
    return {k: round(v, 3) for k, v in figures.items()}


def _ceiling(gold: Sequence[Hashable], articles: Sequence[str]) -> float:
    """The highest pairwise F1 to be expected by one who knows which articles share an event, but not which of their reports."""
    reports = Counter(articles)
    pairs: Counter[tuple[str, str]] = Counter()
    groups: dict[Hashable, list[str]] = {}
    for name, article in zip(gold, articles, strict=True):
        groups.setdefault(name, []).append(article)
    for members in groups.values():
        pairs.update(tuple(sorted(p)) for p in itertools.combinations(members, 2))  # type: ignore[misc]
    there = sum(pairs.values())
    hopes = sorted((n / (reports[a] * reports[b]) for (a, b), n in pairs.items()), reverse=True)
    return round(max(2 * hit / (n + there) for n, hit in enumerate(itertools.accumulate(hopes), 1)), 3)


def pairwise(gold: Sequence[Hashable], ours: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs that are in one group; ``gold`` and ``ours`` name each item's group."""

    def pairs(names: Sequence[Hashable]) -> set[tuple[int, int]]:
        groups: dict[Hashable, list[int]] = {}
        for n, name in enumerate(names):
            groups.setdefault(name, []).append(n)
        return {p for members in groups.values() for p in itertools.combinations(members, 2)}

    a, b = pairs(gold), pairs(ours)
    return _harmonic(len(a & b) / max(1, len(b)), len(a & b) / max(1, len(a)))


def b_cubed(gold: Sequence[Hashable], ours: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the groups as each item sees them (Bagga and Baldwin 1998)."""
    both, a, b = Counter(zip(gold, ours, strict=True)), Counter(gold), Counter(ours)
    n = max(1, len(gold))
    return _harmonic(sum(c * c / b[y] for (_, y), c in both.items()) / n, sum(c * c / a[x] for (x, _), c in both.items()) / n)


def _harmonic(precision: float, recall: float) -> tuple[float, float, float]:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _deaths(reports: list[dict[str, Any]], ids: list[str], rows: list[dict[str, Any]], tolls: Sequence[dict[str, Any]]) -> dict[str, float]:
    """How often the lowest and the highest toll of an event of several reports lie within the gold's bounds, where a headline has one.

    ``reports`` are those whose headline is theirs alone, ``ids`` their documents; running totals are not asked.
    """
    at = dict(zip(ids, reports, strict=True))
    bounds: dict[str, list[tuple[int, int]]] = {}
    for r in rows:
        e = r["events"][0]
        bounds.setdefault(e["event_cluster"], []).append((e["deaths"]["low"], e["deaths"]["high"]))
    found: dict[str, list[tuple[int, int]]] = {}
    for t in tolls:
        if t["document_id"] in at:
            found.setdefault(at[t["document_id"]]["events"][0]["event_cluster"], []).append((t["lowest"], t["highest"]))
    asked = right = 0
    for cluster, said in found.items():
        if len(bounds[cluster]) > 1:
            asked += 1
            low, high = min(b[0] for b in bounds[cluster]), max(b[1] for b in bounds[cluster])
            right += low <= min(s[0] for s in said) and max(s[1] for s in said) <= high
    return {"events with a toll": asked, "deaths within": round(right / max(1, asked), 3)}
