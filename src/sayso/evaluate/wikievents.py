"""Attacks, deaths, injuries and arrests on WikiEvents: triggers and the heads of their people.

Gold has a trigger for each word that tells of the four; sayso makes one event of one happening, so several gold
triggers of a sentence may be one event. ``trigger_*`` counts a gold trigger as found when it stands in the evidence of
an event of the right type, and an event as right when a gold trigger stands in its evidence; ``head_*`` asks for the
event's own word. ``argument_*`` compares who did it and to whom, over the events found.
Figures are shares between 0 and 1, or counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.evaluate import parsed, rows_of
from sayso.evaluate.plover import read_events

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.model import EventMention

FAMILIES = {"Conflict.Attack": "ASSAULT", "Life.Die": "ASSAULT", "Life.Injure": "ASSAULT", "Justice.ArrestJailDetain": "COERCE"}
ROLES = frozenset({"Attacker", "Target", "Victim", "Killer", "Injurer", "Jailer", "Detainee"})


def measure(folder: Path) -> dict[str, float]:
    """Return trigger, head and argument precision, recall and F1. Raises OSError when ``dev.jsonl`` cannot be read."""
    rows = rows_of(folder / "dev.jsonl")
    gold_n = found = head_found = pred = right = head_right = 0
    arg_gold = arg_hit = arg_pred = arg_right = 0
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        events, _ = read_events(row["text"], doc)
        mine = [e for e in events if e.type == "ASSAULT" or (e.type == "COERCE" and e.mode == "arrest")]
        gold = [(g, kind) for g in row["events"] if (kind := _family(g["type"])) is not None]
        heads = {id(e): (doc[e.head].idx, doc[e.head].idx + len(doc[e.head])) for e in mine}
        gold_n += len(gold)
        pred += len(mine)
        matched: dict[int, list[dict[str, Any]]] = {}
        for g, kind in gold:
            start, end = g["trigger"][0], g["trigger"][1]
            over = [e for e in mine if e.type == kind and any(s.start < end and start < s.end for s in e.evidence)]
            found += bool(over)
            head_found += any(heads[id(e)][0] < end and start < heads[id(e)][1] for e in over)
            for e in over:
                matched.setdefault(id(e), []).append(g)
        right += len(matched)
        head_right += sum(any(heads[i][0] < g["trigger"][1] and g["trigger"][0] < heads[i][1] for g in gs) for i, gs in matched.items())
        for e in mine:
            if id(e) in matched:
                a, b, c, d = _arguments(e, matched[id(e)])
                arg_gold, arg_hit, arg_pred, arg_right = arg_gold + a, arg_hit + b, arg_pred + c, arg_right + d
    out: dict[str, float] = {"documents": len(rows), "gold": gold_n, "predicted": pred}
    for name, hit, all_gold, good, all_pred in (
        ("trigger", found, gold_n, right, pred),
        ("head", head_found, gold_n, head_right, pred),
        ("argument", arg_hit, arg_gold, arg_right, arg_pred),
    ):
        p, r = good / all_pred if all_pred else 0.0, hit / all_gold if all_gold else 0.0
        out |= {f"{name}_p": round(p, 4), f"{name}_r": round(r, 4), f"{name}_f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}
    return out


def _family(type_: str) -> str | None:
    return next((kind for family, kind in FAMILIES.items() if type_.startswith(family)), None)


def _arguments(event: EventMention, gold: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    """Gold arguments, those found, people of the event, those that are gold."""
    spans = {tuple(a["span"][:2]) for g in gold for a in g["arguments"] if a["role"] in ROLES}
    mine = [(a.start, a.end) for a in (*event.actors, *event.recipients) if a.start is not None and a.end is not None]
    hit = sum(any(s < end and start < e for start, end in mine) for s, e in spans)
    good = sum(any(s < end and start < e for s, e in spans) for start, end in mine)
    return len(spans), hit, len(mine), good
