"""Whole articles, fact by fact, as careful readers took them: what is found, and which fields of it are right.

A folder holds a file an article (``tests/eval/articles``, ``tests/eval/articles_unseen``): where each fact stands, and what it says. The
articles themselves lie in the gold data, ``wikinews`` and ``re3d`` under ``$SAYSO_GOLD`` (``../shared/gold`` when it is not set),
and are known by the digest of their text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import RequestError
from sayso.evaluate import parsed, rows_of
from sayso.evaluate.facts import Row, actor_right, covers, event_fields, figure_right, is_named, position_right, refs_of, relation_right
from sayso.model import Document
from sayso.pipeline import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = ("wikinews/articles.jsonl", "re3d/dev.jsonl")
FIELDS = {
    "doer": ("actor", "actor_group"),
    "undergoer": ("recipient", "recipient_group"),
    "source": ("said_by",),
    "certainty": ("modality", "hedge"),
    "day": ("when",),
    "place": ("places",),
}  # of an event, and the keys of a fact that tell it


def measure(gold: Path) -> dict[str, float]:
    """Return facts found and the share of them whose fields are right; ``gold`` is a folder of facts.

    An event is found when a claim of its type covers half of its words; ``right`` is the share of those found whose field the fact
    tells and the claim has so. ``claims on a fact`` is the share of event claims that are of the type of a fact over their words.
    Raises RequestError when the articles are not there.
    """
    return _figures(_count(gold)[0])


def missed(gold: Path) -> list[str]:
    """Return one line for each fact that is not found or not right in every field. Raises RequestError when the articles are not there."""
    return _count(gold)[1]


def _count(gold: Path) -> tuple[Counter[str], list[str]]:
    root = Path(os.environ.get("SAYSO_GOLD", "../shared/gold"))
    for file in ARTICLES:
        if not (root / file).exists():
            raise RequestError(f"{root / file}: no such file; $SAYSO_GOLD names the folder of gold data")
    rows = {_digest(row["text"]): row for file in ARTICLES for row in rows_of(root / file)}
    facts = {file.stem: json.loads(file.read_text(encoding="utf8")) for file in sorted(gold.glob("*.json"))}
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for (name, told), doc in zip(facts.items(), parsed(rows[f["text"]]["text"] for f in facts.values()), strict=True):
        row = rows[told["text"]]
        day, outlet = told["read_with"]["published"], told["read_with"]["publisher"]
        document = Document(text=row["text"], title=row["title"], outlet=outlet, published=dt.date.fromisoformat(day) if day else None)
        claims = [c.to_dict() for c in read_document(document, doc).claims]
        counts["articles"] += 1
        lines += [f"{name}: {line}" for line in _compare(row["text"], told, claims, counts)]
    return counts, lines


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf8"), digest_size=8).hexdigest()


def _compare(text: str, facts: Row, claims: list[Row], counts: Counter[str]) -> list[str]:
    """Count what is found and right of one article's facts; return a line for each that is not."""
    out = []
    for fact in facts["events"]:
        counts["events there"] += 1
        over = [c for c in claims if c["event"] and c["event"]["type"] == fact["type"] and covers(fact["at"], c)]
        if not over:
            out.append(f"no {fact['type']} over {text[slice(*fact['at'])]!r}")
            continue
        fields = max((event_fields(fact, c) for c in over), key=lambda f: sum(f.values()))
        counts["events found"] += 1
        counts["events right"] += all(fields.values())
        for field, keys in FIELDS.items():
            if any(k in fact for k in keys):
                counts[f"{field} told"] += 1
                counts[f"{field} right"] += fields[field]
        if wrong := [f for f in FIELDS if not fields[f]]:
            out.append(f"{', '.join(wrong)} of {fact['type']} over {text[slice(*fact['at'])]!r}")
    kinds: dict[str, Callable[[Row, Row], bool]] = {"figure": figure_right, "relation": relation_right, "position": position_right}
    for kind, right in kinds.items():
        for fact in facts[f"{kind}s"]:
            counts[f"{kind}s there"] += 1
            found = any(right(fact, c) for c in claims if c[kind] and covers(fact["at"], c))
            counts[f"{kind}s found"] += found
            if not found:
                out.append(f"no {kind} over {text[slice(*fact['at'])]!r}")
    for first, last in facts["not_figures"]:
        counts["no figures there"] += 1
        counts["no figures kept out"] += not any(text[first:last] in (c["figure"]["words"] or "") for c in claims if c["figure"])
    refs = list(refs_of(claims))
    for actor in facts["actors"]:
        if any(is_named(n, r) for n in (actor["text"], *actor.get("aliases_in_text", [])) for r in refs):
            counts["actors named"] += 1
            counts["actors right"] += actor_right(actor, refs)
    for claim in claims:
        if claim["event"]:
            counts["event claims"] += 1
            counts["event claims on a fact"] += any(f["type"] == claim["event"]["type"] and covers(f["at"], claim) for f in facts["events"])
    return out


def _figures(n: Counter[str]) -> dict[str, float]:
    def share(part: str, whole: str) -> float:
        return round(n[part] / max(1, n[whole]), 3)

    out: dict[str, float] = {"articles": n["articles"], "events there": n["events there"], "events found": share("events found", "events there")}
    out |= {f"{field} right": share(f"{field} right", f"{field} told") for field in FIELDS}
    out |= {"events right in every field": share("events right", "events there"), "event claims": n["event claims"], "event claims on a fact": share("event claims on a fact", "event claims")}
    for kind in ("figures", "relations", "positions"):
        out |= {f"{kind} there": n[f"{kind} there"], f"{kind} found": share(f"{kind} found", f"{kind} there")}
    return out | {"no figures kept out": share("no figures kept out", "no figures there"), "country and sector right": share("actors right", "actors named")}
