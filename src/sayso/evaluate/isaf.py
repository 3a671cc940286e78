"""Accuracy on military press releases: how many were killed and captured, at the least.

Gold: each release tells one event, with ``min_killed`` and ``min_captured`` as its coders counted them (people taken
are "captured" whether the text says detained, arrested or captured). From the figures of a release the minimum is

- of the figures told as facts (asserted, not negated), without breakdowns of other figures, and without soldiers, police,
  officials, civilians and the victims of kidnappings and attacks: the coders count whom the force killed or took;
- without a sentence that sums up several operations, where others tell of one: a release is coded for one event;
- the sum of the low bounds in one sentence;
- of the sentences, each of which may tell the same again, the largest; victims come on top only where the text says so
  ("also", "two others", and that number not told already) or must mean so (a leader in one sentence, two suspects in the next).

Figures: ``killed`` and ``captured`` are the shares of releases whose minimum is right among those where a figure of the
measure was found and the gold counts anybody; ``killed_exact`` and ``captured_exact`` the shares right among all releases
(a zero included); ``*_found`` the share of releases with victims where a figure was found.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING

from sayso import tree
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
    most: int | None = None
    telling, leader = 0, False
    told: set[tuple[int, str]] = set()  # how many were told as further ones, and of whom
    for sentence in _sentences(found, measures, doc):
        figures = [f for f in sentence if f.scope != "cumulative"] if most is not None else sentence
        if not figures:
            continue
        victims = sum(_low(f) for f in figures)
        back = any(_definite(doc, f) for f in figures)
        further = [f for f in figures if _further(doc, f)]
        new = not any((_low(f), of) in told for f in further for of in (f.of or "", "further"))
        one = all(f.rule.endswith(".one") for f in figures)
        if most is not None and not back and ((further and new) or (leader and not one and "including" not in " ".join(f.of or "" for f in figures))):
            telling += victims  # "two others"; a leader in one sentence, two suspects in the next
        else:
            telling = victims
        told |= {(_low(f), f.of or "") for f in figures} | ({(_low(f), "further") for f in further} if most is not None or len(figures) > 1 else set())
        leader = one and (leader if back else figures[0].words.lower().startswith(("a ", "an ")))
        most = max(most or 0, telling)
    return most


def _sentences(found: Sequence[FigureMention], measures: frozenset[str], doc: Doc) -> list[list[FigureMention]]:
    """The figures of enemies killed or taken, sentence by sentence, without parts of others."""
    out: dict[int, list[FigureMention]] = {}
    for f in found:
        if f.measure not in measures or f.rule.endswith((".part", ".fraction", ".earlier")):
            continue
        if f.predicate is not None and not THEIRS.isdisjoint(t.lemma_.lower() for t in (doc[f.predicate], tree.doer(doc[f.predicate])) if t is not None):
            continue
        if doc[f.head].lemma_.lower() in OWN and not ENEMY & set((f.of or "").lower().split()):
            continue
        out.setdefault(doc[f.head].sent.start, []).append(f)
    single = {start: figures for start, figures in out.items() if not any(t.lower_ == "operations" for t in doc[start].sent)}
    return [figures for _, figures in sorted((single or out).items())]


OWN = frozenset(["soldier", "serviceman", "servicemember", "official", "governor", "policeman", "officer", "chief", "police", "civilian", "judge", "girl", "boy", "american", "elder"])
THEIRS = frozenset(["kidnap", "abduct", "kidnapping", "abduction", "assassinate", "assassination", "attack", "bombing"])  # deeds that a release tells of the enemy
ENEMY = frozenset(["taliban", "haqqani", "insurgent", "militant", "shadow"])
FURTHER = frozenset(["also", "another", "additional", "additionally", "other", "others", "further", "second", "more"])


def _low(f: FigureMention) -> int:
    """The least that a figure allows; "more than 30" are at least 31."""
    low = next(v for v in (f.low, f.point, f.high) if v is not None)
    return low + (f.high is None and f.words.lower().startswith(("more than", "over", "well over")))


def _further(doc: Doc, f: FigureMention) -> bool:
    """Whether the text says that these victims come on top of those before: "also", "two others"."""
    words = f"{f.words} {f.of or ''}".lower().replace("more than", "").split()
    around = {t.lower_ for t in doc[f.predicate].children} if f.predicate is not None else set()
    return bool(FURTHER & {*words, *around})


def _definite(doc: Doc, f: FigureMention) -> bool:
    """Whether the victim is pointed back to: "the leader", "both facilitators", a name."""
    head = doc[f.head]
    return head.pos_ == "PROPN" or any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those", "both") for c in head.children)
