"""The seed article: what a careful reader takes from one real article, fact by fact."""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.ingest import Newsroom
from sayso.model import Document
from sayso.pipeline import read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

STOP = frozenset(["the", "a", "an", "of", "in", "on", "at", "for", "and", "to", "by", "with", "s", "its", "his", "her", "their"])
Row = dict[str, Any]


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
    groups = {
        "actors": [(a["text"], _actor(a, claims)) for a in facts["actors"]],
        "events": [(e["id"], any(_event(text, e, c) for c in claims if c["event"])) for e in facts["events"]],
        "figures": [(f["id"], any(_figure(text, f, c) for c in claims if c["figure"])) for f in facts["figures"]],
        "not_figures": [(n, not any(n in (c["figure"]["words"] or "") for c in claims if c["figure"])) for n in facts["not_figures"]],
        "relations": [(r["id"], any(_relation(text, r, c) for c in claims if c["relation"])) for r in facts["relations"]],
        "positions": [(p["id"], any(_position(text, p, c) for c in claims if c["position"])) for p in facts["positions"]],
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


def _norm(words: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'s", " ")
    return re.sub(r"[^a-z0-9]+", " ", ascii_).strip()


def _words(words: str) -> set[str]:
    return set(_norm(words).split()) - STOP


def same_name(a: str, b: str) -> bool:
    """Whether half the words of the shorter name are shared, or one is the other's initials."""
    x, y = _words(a), _words(b)
    if not x or not y:
        return False
    if len(x & y) / min(len(x), len(y)) >= 0.5:
        return True
    initials = ["".join(w[0] for w in _norm(s).split()) for s in (a, b)]
    return _norm(a).replace(" ", "") == initials[1] or _norm(b).replace(" ", "") == initials[0]


def _overlap(text: str, evidence: str, claim: Row) -> float:
    """Largest share of the shorter evidence that both cover."""
    a = text.find(evidence)
    b = a + len(evidence)
    shares = [max(0, min(b, e["end"]) - max(a, e["start"])) / max(1, min(b - a, e["end"] - e["start"])) for e in claim["evidence"]]
    return max(shares, default=0.0)


def _is(name: str, ref: Row | None) -> bool:
    return ref is not None and (same_name(name, ref["text"]) or same_name(name, ref.get("name") or ""))


def _source(claim: Row) -> Row | None:
    return next((link["source"] for link in reversed(claim["attribution"]["chain"]) if link["source"]), None)


def _source_right(fact: Row, claim: Row) -> bool:
    if "said_by" not in fact:
        return True
    source = _source(claim)
    return source is None if fact["said_by"] is None else _is(fact["said_by"], source)


def _countries(refs: Iterable[Row], wanted: str | list[str]) -> bool:
    return set([wanted] if isinstance(wanted, str) else wanted) <= {r["country"] for r in refs}


def _event(text: str, fact: Row, claim: Row) -> bool:
    e = claim["event"]
    places = [p["name"] for p in [*e["places"], *([e["place"]] if e["place"] else [])]]
    return (
        _overlap(text, fact["evidence"], claim) >= 0.5
        and e["type"] == fact["type"]
        and (not fact.get("actor") or _countries(e["actors"], fact["actor"]))
        and (not fact.get("recipient") or _countries(e["recipients"], fact["recipient"]))
        and (not fact.get("actor_group") or any(_is(fact["actor_group"], r) for r in e["actors"]))
        and (not fact.get("recipient_group") or any(_is(fact["recipient_group"], r) for r in e["recipients"]))
        and _source_right(fact, claim)
        and (not fact.get("modality") or claim["modality"] == fact["modality"])
        and (not fact.get("when") or bool(e["when"] and e["when"]["edtf"].startswith(fact["when"])))
        and all(any(same_name(w, p) for p in places) for w in [*fact.get("places", []), *([fact["place"]] if fact.get("place") else [])])
        and (not fact.get("hedge") or claim["hedge"] == fact["hedge"])
    )


def _figure(text: str, fact: Row, claim: Row) -> bool:
    f = claim["figure"]
    right = all(f[k] == fact[k] for k in ("measure", "low", "high"))
    return _overlap(text, fact["evidence"], claim) >= 0.5 and right and _source_right(fact, claim) and (not fact.get("hedge") or claim["hedge"] == fact["hedge"])


def _relation(text: str, fact: Row, claim: Row) -> bool:
    r = claim["relation"]
    right = all(r[end].get("country") == fact[end] or _is(fact[end], r[end]) for end in ("from", "to"))
    return _overlap(text, fact["evidence"], claim) >= 0.5 and r["type"] == fact["type"] and right


def _position(text: str, fact: Row, claim: Row) -> bool:
    p = claim["position"]
    return _overlap(text, fact["evidence"], claim) >= 0.5 and p["holder"]["country"] == fact["holder"] and p["attitude"] == fact["attitude"]


def _actor(fact: Row, claims: list[Row]) -> bool:
    refs = [ref for c in claims for ref in _refs(c)]
    names = [fact["text"], *fact.get("aliases_in_text", [])]
    hits = [r for r in refs if _is(fact["text"], r) or any(same_name(n, r["text"]) for n in names)]
    right = any((not fact.get("country") or r["country"] == fact["country"]) and (not fact.get("sector") or r["sector"] == fact["sector"]) for r in hits)
    return right or any(c["attribution"]["outlet"] == fact["text"] for c in claims)


def _refs(claim: Row) -> list[Row]:
    out = [link["source"] for link in claim["attribution"]["chain"] if link["source"]]
    for kind in ("event", "relation", "position", "figure"):
        for key in ("actors", "recipients", "from", "to", "holder", "by", "toward"):
            value = (claim[kind] or {}).get(key)
            out += value if isinstance(value, list) else [value] if value else []
    return [{"country": None, "sector": None, **r} for r in out]


def _attribution(text: str, fact: Row, claim: Row) -> bool:
    at = text.find(fact["content_starts"])
    over = _overlap(text, fact["content_starts"], claim)
    if fact["form"] == "hedged" and claim["hedge"] == fact["cue"] and over > 0:
        return True
    for link in claim["attribution"]["chain"]:
        near = abs(link["content"]["start"] - at) <= 40 or over >= 0.5
        right = link["source"] is None if fact["source"] is None else _is(fact["source"], link["source"])
        if near and right:
            return True
    return False
