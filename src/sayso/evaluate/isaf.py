"""Accuracy on military press releases: how many were killed and captured, at the least.

Gold: each release tells one event, with ``min_killed`` and ``min_captured`` as its coders counted them (people taken
are "captured" whether the text says detained, arrested or captured). From the figures of a release the minimum is

- of the figures told as facts (asserted, not negated), without breakdowns of other figures;
- each kind of victim once, with its largest low bound: a leader told of again ("the leader"), the same kind of people in
  another sentence, or a number that equals all counted so far, is no new victim;
- the sum over the kinds, without soldiers, police, officials and civilians: the coders count whom the force killed or took.

Figures: ``killed`` and ``captured`` are the shares of releases whose minimum is right among those where a figure of the
measure was found and the gold counts anybody; ``killed_exact`` and ``captured_exact`` the shares right among all releases
(a zero included); ``*_found`` the share of releases with victims where a figure was found.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING

from sayso.annotate.actors import find_actors
from sayso.annotate.certainty import find_certainty
from sayso.annotate.figures import find_figures
from sayso.annotate.times import find_times
from sayso.evaluate import parsed
from sayso.mentions import Found
from sayso.model import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.tokens import Doc

    from sayso.model import FigureMention, Place

KILLED = frozenset({"killed"})
TAKEN = frozenset({"captured", "detained"})


def measure(folder: Path) -> dict[str, float]:
    """Return the shares described above for ``folder/dev.jsonl``, with their counts."""
    with (folder / "dev.jsonl").open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    out: dict[str, float] = {"releases": len(rows)}
    tally: dict[str, list[bool]] = {k: [] for k in ("killed", "captured", "killed_exact", "captured_exact", "killed_found", "captured_found")}
    for row, doc in zip(rows, parsed(unwrapped(r["text"]) for r in rows), strict=True):
        got = figures(doc, dt.date.fromisoformat(row["doc_date"]) if row["doc_date"] else None)
        for name, measures in (("killed", KILLED), ("captured", TAKEN)):
            gold = sum(e[f"min_{name}"] for e in row["events"])
            low = minimum(got, measures, doc)
            tally[f"{name}_exact"].append(gold == (low or 0))
            if gold:
                tally[f"{name}_found"].append(low is not None)
            if gold and low is not None:
                tally[name].append(gold == low)
    for name, hits in tally.items():
        out[name] = sum(hits) / len(hits) if hits else 0.0
        out[f"{name}_n"] = len(hits)
    return out


def unwrapped(text: str) -> str:
    """The text with its lines joined and its paragraphs kept."""
    return "\n\n".join(" ".join(p.split()) for p in re.split(r"\n\s*\n|\u2028\s*\u2028", text))


def figures(doc: Doc, published: dt.date | None) -> list[FigureMention]:
    """The figures of a release that it tells as facts."""
    document = Document(text=doc.text, published=published)
    actors = find_actors(doc, document)
    places: Found[Place] = Found()
    found = find_figures(doc, actors, places, find_times(doc, document))
    sure = find_certainty(doc, [])
    told = []
    for f in found:
        c = sure[f.predicate if f.predicate is not None else f.head]
        if c.modality in ("asserted", "possible") and (c.polarity == "affirmed" or f.high == 0):
            told.append(f)
    return told


def minimum(found: Sequence[FigureMention], measures: frozenset[str], doc: Doc) -> int | None:
    """The smallest number of victims that the figures of some measures allow, or None without such a figure."""
    kinds: dict[str, int] = {}
    for f in found:
        if f.measure not in measures or (f.scope == "cumulative" and kinds) or f.rule.endswith((".part", ".fraction", ".earlier")):
            continue
        if f.predicate is not None and doc[f.predicate].lemma_.lower() in ("kidnap", "abduct", "kidnapping", "abduction"):
            continue
        if OWN & {t.lemma_.lower() for t in doc[f.head : f.head + 1]}:
            continue
        low = f.low if f.low is not None else f.point if f.point is not None else f.high
        if low is None:
            continue
        if f.high is None and f.words.lower().startswith(("more than", "over", "well over")):
            low += 1  # more than 30 are at least 31
        kind = _kind(doc, f)
        total = sum(kinds.values())
        if kinds and f.rule.endswith(".one") and _definite(doc, f):
            continue  # the same victim again
        if f.rule.endswith(".sum") or (low == total and not kind.endswith(" more") and (len(kinds) > 1 or kind in kinds or "all" in kinds)):
            kinds = {"all": max(total, low)}  # all told together
        elif kind in kinds or "all" not in kinds or kind.endswith(" more"):
            kinds[kind] = max(kinds.get(kind, 0), low)
        else:
            kinds["all"] = max(kinds["all"], low)
    return sum(kinds.values()) if kinds else None


OWN = frozenset(["soldier", "serviceman", "servicemember", "official", "governor", "policeman", "officer", "chief", "police", "civilian", "judge", "girl", "boy", "american", "elder"])
ANYBODY = frozenset(["insurgent", "suspect", "individual", "militant", "person", "people", "man", "fighter", "other", "rebel", "enemy", "attacker", "detainee"])


def _kind(doc: Doc, f: FigureMention) -> str:
    """Who is counted, so that a second telling is known: the noun, with one name for those who tell nothing apart."""
    noun = doc[f.head].lemma_.lower()
    more = any(w in f.words.lower().replace("more than", "").split() + (f.of or "").lower().split() for w in ("other", "others", "another", "additional", "more"))
    of = (f.of or "").split(",")[0].split(" ")[-1].lower()
    if f.rule.endswith(".sum"):
        noun = "sum"
    elif noun in ANYBODY or of.rstrip("s") in ANYBODY or of == "men" or f.of is None:
        noun = "anybody"
    return noun + (" more" if more and not f.rule.endswith(".sum") else "")


def _definite(doc: Doc, f: FigureMention) -> bool:
    """Whether the victim is pointed back to: "the leader", "both facilitators", a name."""
    head = doc[f.head]
    return head.pos_ == "PROPN" or any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those", "both") for c in head.children)
