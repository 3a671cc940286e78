"""What a careful reader takes from an article, fact by fact, beside the claims that sayso reads: when the two are the same.

A fact is an object of ``facts.json``: its evidence in the text, and what is said of it; what the reader left open is not asked for.
A claim is as ``sayso claims --format jsonl`` prints it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Row = dict[str, Any]
Names = str | list[str] | None

STOP = frozenset(["the", "a", "an", "of", "in", "on", "at", "for", "and", "to", "by", "with", "s", "its", "his", "her", "their"])
HALF = 0.5  # of the shorter evidence must be shared, and of the shorter name


def same_name(a: str, b: str) -> bool:
    """Whether half the words of the shorter name are shared, or one is the other's initials."""
    x, y = _words(a), _words(b)
    if not x or not y:
        return False
    if len(x & y) / min(len(x), len(y)) >= HALF:
        return True
    initials = ["".join(w[0] for w in _norm(s).split()) for s in (a, b)]
    return _norm(a).replace(" ", "") == initials[1] or _norm(b).replace(" ", "") == initials[0]


def is_named(name: str, ref: Row | None) -> bool:
    """Whether an actor of a claim goes by a name, in the text or in the tables."""
    return ref is not None and (same_name(name, ref["text"]) or same_name(name, ref.get("name") or ""))


def covers(at: Sequence[int], claim: Row) -> bool:
    """Whether a claim and a stretch of the text (``at``: first character in, last out) share half of the shorter one's characters."""
    first, last = at
    shares = [max(0, min(last, e["end"]) - max(first, e["start"])) / max(1, min(last - first, e["end"] - e["start"])) for e in claim["evidence"]]
    return max(shares, default=0.0) >= HALF


def source_of(claim: Row) -> Row | None:
    """The innermost source of a claim that is named or described."""
    return next((link["source"] for link in reversed(claim["attribution"]["chain"]) if link["source"]), None)


def source_right(fact: Row, claim: Row) -> bool:
    """Whether a claim rests on whose word the fact does; null is the outlet's own."""
    if "said_by" not in fact:
        return True
    source = source_of(claim)
    return source is None if not fact["said_by"] else all(is_named(n, source) for n in _several(fact["said_by"])[:1])


def side_right(fact: Row, side: str, refs: Sequence[Row]) -> bool:
    """Whether those who do a deed (``side`` is "actor") or undergo it ("recipient") are the fact's, by country and by name."""
    countries, groups = _several(fact.get(side)), _several(fact.get(f"{side}_group"))
    return set(countries) <= {r["country"] for r in refs} and all(any(is_named(g, r) for r in refs) for g in groups)


def places_right(fact: Row, event: Row) -> bool:
    """Whether an event is placed where the fact is, by the map's name or the text's own: "Maydanshakhr" and "Maidan Shahr"."""
    names = [p[key] for p in [*event["places"], *([event["place"]] if event["place"] else [])] for key in ("name", "text")]
    return all(any(same_name(w, n) for n in names) for w in [*_several(fact.get("places")), *_several(fact.get("place"))])


def when_right(fact: Row, event: Row) -> bool:
    """Whether an event is dated as the fact is, or more exactly."""
    return not fact.get("when") or bool(event["when"] and event["when"]["edtf"].startswith(fact["when"]))


def certainty_right(fact: Row, claim: Row) -> bool:
    """Whether a claim is as certain as the fact, by modality and hedge."""
    return fact.get("modality") in (None, claim["modality"]) and fact.get("hedge") in (None, claim["hedge"])


def event_fields(fact: Row, claim: Row) -> dict[str, bool]:
    """Which fields of an event are right, of those the fact tells."""
    event = claim["event"]
    return {
        "doer": side_right(fact, "actor", event["actors"]),
        "undergoer": side_right(fact, "recipient", event["recipients"]),
        "source": source_right(fact, claim),
        "certainty": certainty_right(fact, claim),
        "day": when_right(fact, event),
        "place": places_right(fact, event),
    }


def figure_right(fact: Row, claim: Row) -> bool:
    """Whether a figure has the fact's measure, bounds, source and hedge."""
    figure = claim["figure"]
    return all(figure[k] == fact[k] for k in ("measure", "low", "high")) and source_right(fact, claim) and fact.get("hedge") in (None, claim["hedge"])


def relation_right(fact: Row, claim: Row) -> bool:
    """Whether a relation is of the fact's type, from and to the same."""
    r = claim["relation"]
    return r["type"] == fact["type"] and all(r[end].get("country") == fact[end] or is_named(fact[end], r[end]) for end in ("from", "to"))


def position_right(fact: Row, claim: Row) -> bool:
    """Whether a position is held by the fact's country, with the same attitude."""
    p = claim["position"]
    return bool(p["holder"]["country"] == fact["holder"] and p["attitude"] == fact["attitude"])


def actor_right(fact: Row, refs: Iterable[Row]) -> bool:
    """Whether one of the actors of the claims is the fact's, with its country and sector where the fact tells them."""
    names = [fact["text"], *fact.get("aliases_in_text", [])]
    hits = [r for r in refs if is_named(fact["text"], r) or any(same_name(n, r["text"]) for n in names)]
    return any((not fact.get("country") or r["country"] == fact["country"]) and (not fact.get("sector") or r["sector"] == fact["sector"]) for r in hits)


def refs_of(claims: Iterable[Row]) -> Iterator[Row]:
    """Every actor that claims name, as source, doer, recipient or end of a relation."""
    for claim in claims:
        found = [link["source"] for link in claim["attribution"]["chain"] if link["source"]]
        for kind in ("event", "relation", "position", "figure"):
            for key in ("actors", "recipients", "from", "to", "holder", "by", "toward"):
                value = (claim[kind] or {}).get(key)
                found += value if isinstance(value, list) else [value] if value else []
        yield from ({"country": None, "sector": None, **r} for r in found)


def _several(value: Names) -> list[str]:
    return [v for v in ([value] if isinstance(value, str) else value or []) if v]


def _norm(words: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'s", " ")
    return re.sub(r"[^a-z0-9]+", " ", ascii_).strip()


def _words(words: str) -> set[str]:
    return set(_norm(words).split()) - STOP
