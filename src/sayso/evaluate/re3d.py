"""Ties on re3d: who fights whom in reports on Syria and Iraq, with the set's other ties beside it.

The set marks every hostile act as ``FightingAgainst``; a lasting tie is only a part of those. ``fights_f1`` counts ties
alone, ``fights_with_events_f1`` takes an assault's doer and undergoer as a pair as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sayso.evaluate import parsed
from sayso.model import Document
from sayso.pipeline import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.model import Actor, Claim, Place

Pair = tuple[tuple[int, int], tuple[int, int]]

# gold type -> our types; the order of a pair is not scored, because the set marks symmetric ties once or twice
TYPES: dict[str, tuple[str, frozenset[str]]] = {
    "fights": ("FightingAgainst", frozenset({"fights_against"})),
    "allies": ("AlliesOf", frozenset({"allied_with", "fights_alongside", "backs", "arms", "funds"})),
    "in_charge": ("InChargeOf", frozenset({"leads", "controls"})),
    "belongs": ("BelongsTo", frozenset({"part_of", "represents"})),
}


def measure(folder: Path) -> dict[str, float]:
    """Return precision, recall and F1 (0 to 1) by kind of tie, with counts; a pair is right when both ends overlap."""
    with (folder / "dev.jsonl").open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    counts: dict[str, list[int]] = {name: [0, 0, 0, 0] for name in (*TYPES, "fights_with_events")}
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        claims = read_document(Document(text=row["text"]), doc).claims
        for name, (gold_type, ours) in TYPES.items():
            gold = _gold(row, gold_type)
            found = _found(claims, ours)
            _count(counts[name], gold, found)
            if name == "fights":
                _count(counts["fights_with_events"], gold, found | _assaults(claims))
    out: dict[str, float] = {}
    for name, (right, total, recalled, wanted) in counts.items():
        p, r = right / total if total else 0.0, recalled / wanted if wanted else 0.0
        out |= {f"{name}_p": p, f"{name}_r": r, f"{name}_f1": 2 * p * r / (p + r) if p + r else 0.0, f"{name}_found": total, f"{name}_gold": wanted}
    return out


def _count(into: list[int], gold: set[Pair], found: set[Pair]) -> None:
    """Add right, found, recalled and wanted pairs to a running count."""
    into[0] += sum(any(_same(f, g) for g in gold) for f in found)
    into[1] += len(found)
    into[2] += sum(any(_same(f, g) for f in found) for g in gold)
    into[3] += len(gold)


def _gold(row: dict[str, Any], wanted: str) -> set[Pair]:
    pairs: set[Pair] = set()
    for r in row["relations"]:
        if r["type"] == wanted:
            a, b = sorted(((r["source"][0], r["source"][1]), (r["target"][0], r["target"][1])))
            pairs.add((a, b))
    return pairs


def _found(claims: tuple[Claim, ...], types: frozenset[str]) -> set[Pair]:
    return {p for c in claims if c.relation and c.relation.type in types and (p := _pair(c.relation.from_, c.relation.to)) is not None}


def _assaults(claims: tuple[Claim, ...]) -> set[Pair]:
    return {p for c in claims if c.event and c.event.type == "ASSAULT" for a in c.event.actors for b in c.event.recipients if (p := _pair(a, b)) is not None}


def _pair(a: Actor, b: Actor | Place) -> Pair | None:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return None
    x, y = sorted(((a.start, a.end), (b.start, b.end)))
    return x, y


def _same(one: Pair, other: Pair) -> bool:
    return all(a[0] < b[1] and b[0] < a[1] for a, b in zip(one, other, strict=True))
