"""Place names with coordinates: GeoWebNews, TR-News, LGL and GeoVirus.

Names are found when they share a character with a gold name; a place is right when it lies within 161 km of gold's
(100 miles, the field's custom). GeoWebNews marks common nouns and names of other things as well; they are left out.
Gold counts adjectives and peoples ("Turkish", "Nigerians") and names inside names as toponyms, so
``find_toponyms`` is what is measured, whatever the role; GeoVirus has places only.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from sayso.annotate.places import find_toponyms
from sayso.evaluate import parsed, rows_of
from sayso.gazetteer import fold, open_gazetteer
from sayso.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sayso.annotate.places import Toponym

_NO_NAMES = frozenset({"Literal_Expression", "Non_Lit_Expression", "Non_Toponym"})
_KM = 161.0
_GROUPS = {"gwn_trnews": ("gwn", "trnews"), "gwn": ("gwn",), "trnews": ("trnews",), "lgl": ("lgl",), "geovirus": ("geovirus",)}


def measure(folder: Path) -> dict[str, float]:
    """Measure ``folder``/dev.jsonl (or the file itself): shares and counts for each corpus and for GeoWebNews with TR-News."""
    path = folder if folder.is_file() else folder / "dev.jsonl"
    rows = rows_of(path)
    counts: dict[str, Counter[str]] = {name: Counter() for name in _GROUPS}
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        found = find_toponyms(doc, Document(text=row["text"], url=row["url"], title=row["title"]))
        if row["corpus"] == "geovirus":
            found = [t for t in found if t.role == "place"]
        c = compare(row["toponyms"], found)
        for name, corpora in _GROUPS.items():
            if row["corpus"] in corpora:
                counts[name] += c
    return {f"{name}_{k}": v for name, c in counts.items() if c["gold"] for k, v in _figures(c).items()}


def compare(gold: Iterable[dict[str, Any]], found: list[Toponym]) -> Counter[str]:
    """Count what one document gives: names gold and found, those with coordinates, those near, those in the right country."""
    names = [g for g in gold if g.get("type") not in _NO_NAMES]
    c: Counter[str] = Counter()
    c["gold"], c["found"] = len(names), len(found)
    for t in found:
        c["found_right"] += any(g["start"] < t.span.end and t.span.start < g["end"] for g in names)
    for g in names:
        over = [t for t in found if g["start"] < t.span.end and t.span.start < g["end"]]
        c["gold_found"] += bool(over)
        if g["lat"] is None:
            continue
        c["located"] += 1
        if not over:
            continue
        c["located_found"] += 1
        best = min(over, key=lambda t: abs(t.span.start - g["start"]) + abs(t.span.end - g["end"]))
        c["near"] += near(best, g)
        country = _country(g.get("country"))
        if country is not None:
            c["country_asked"] += 1
            c["country_right"] += best.place.country == country
    return c


def near(found: Toponym, gold: dict[str, Any]) -> bool:
    """Whether a place found lies within 161 km of gold's."""
    lat, lon = found.place.lat, found.place.lon
    if lat is None or lon is None:
        return False
    a, b = math.radians(lat), math.radians(gold["lat"])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(gold["lon"] - lon) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h)) <= _KM


def _country(name: str | None) -> str | None:
    rows = open_gazetteer().rows(fold(name)) if name else ()
    return rows[0].country if rows and rows[0].kind == "country" else None


def _figures(c: Counter[str]) -> dict[str, float]:
    precision = c["found_right"] / max(1, c["found"])
    recall = c["gold_found"] / max(1, c["gold"])
    return {
        "names": c["gold"],
        "names_precision": precision,
        "names_recall": recall,
        "names_f1": 2 * precision * recall / max(1e-9, precision + recall),
        "located": c["located"],
        "near_of_found": c["near"] / max(1, c["located_found"]),
        "country_of_found": c["country_right"] / max(1, c["country_asked"]),
        "near_of_all": c["near"] / max(1, c["located"]),
    }
