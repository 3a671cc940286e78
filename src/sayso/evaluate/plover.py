"""Events on three sets of sentences coded in PLOVER or CAMEO: ``plover_plv``, ``plover_gsr``, ``cameo_sentences``.

Each sentence is read by itself, as a document without date or outlet. The gold of ``plover_plv`` and ``plover_gsr``
names one event a sentence, the one its main clause tells; sayso also returns those that the sentence merely looks
back on ("welcomed the release of ...", "after a raid that killed ..."). So the sentence's main events are compared
(``main_events``): those that no other event of the sentence stands above. ``all_*`` figures compare all of them.

Older names are mapped: YIELD is CONCEDE or RETREAT, DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE,
FIGHT is ASSAULT. Figures are shares between 0 and 1, or counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.annotate.actors import find_actors
from sayso.annotate.attribution import find_attributions
from sayso.annotate.certainty import find_certainty
from sayso.annotate.events import cameo, find_events
from sayso.annotate.places import find_places
from sayso.annotate.times import find_times
from sayso.evaluate import parsed, rows_of
from sayso.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, EventMention

OLDER = {"YIELD": ("CONCEDE", "RETREAT"), "DEMAND": ("REQUEST",), "DISAPPROVE": ("ACCUSE",), "INVESTIGATE": ("ACCUSE",), "FIGHT": ("ASSAULT",)}
MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REJECT", "ASSAULT", "RETREAT"})  # both sides may stand as actors
RETREATS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of the set that ``folder`` holds; which one it is, its name says.

    ``plover_plv``: root F1 (set of main types against the one gold type) and F1 of root with both actors overlapping.
    ``plover_gsr``: F1 of (actor country, type, recipient country). ``cameo_sentences``: type F1, actors F1, recall of attribution.
    Raises KeyError for a folder of another name, OSError when ``dev.jsonl`` cannot be read.
    """
    rows = rows_of(folder / "dev.jsonl")
    return {"plover_plv": measure_plv, "plover_gsr": measure_gsr, "cameo_sentences": measure_cameo}[folder.name](rows)


def read_events(text: str, doc: Doc) -> tuple[list[EventMention], Found[Actor]]:
    """Read the events of one parsed text, without date or outlet, and the actors that it names."""
    document = Document(text=text)
    actors = find_actors(doc, document)
    places = find_places(doc, actors, document)
    times = find_times(doc, document)
    said = find_attributions(doc, actors, places, times)
    return find_events(doc, actors, places, times, said, find_certainty(doc, said)), actors


def main_events(doc: Doc, events: Iterable[EventMention]) -> list[EventMention]:
    """Return the events of each sentence that no other event of it stands above in the tree; of equals, those coordinated."""
    out: list[EventMention] = []
    listed = list(events)
    heads = {e.head for e in listed}
    for e in listed:
        token = doc[e.head]
        above = token
        inside = False
        while above.head.i != above.i:
            above = above.head
            if above.i in heads:
                inside = True
                break
        if not inside:
            out.append(e)
    return out


def _read(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Doc, list[EventMention], Found[Actor]]]:
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        yield row, doc, *read_events(row["text"], doc)


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def _prf(name: str, hit: int, pred: int, gold: int) -> dict[str, float]:
    p, r = _share(hit, pred), _share(hit, gold)
    return {f"{name}_p": p, f"{name}_r": r, f"{name}_f1": _share(2 * p * r, p + r)}


def _types(code: str) -> tuple[str, ...]:
    return OLDER.get(code, (code,))


def _overlap(start: int | None, end: int | None, spans: list[tuple[int, int]]) -> bool:
    return start is not None and end is not None and any(start < b and a < end for a, b in spans)


def _spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where some words stand in a text: exactly, else their longest line of words that does."""
    words = words.strip()
    at = text.find(words)
    if at >= 0:
        return [(at, at + len(words))]
    parts = words.split()
    for size in range(len(parts) - 1, 0, -1):
        for i in range(len(parts) - size + 1):
            piece = " ".join(parts[i : i + size])
            at = text.find(piece)
            if at >= 0 and len(piece) > 3:
                return [(at, at + len(piece))]
    return []


def _any(actors: Iterable[Actor], spans: list[tuple[int, int]], named: Found[Actor]) -> bool:
    """Whether one of some actors, or another mention of the same actor ("it" for the army), overlaps one of the spans."""
    wanted = list(actors)
    ids = {a.id for a in wanted if a.id}
    same = [m.what for m in named if m.what.id in ids]
    return any(_overlap(a.start, a.end, spans) for a in (*wanted, *same))


def measure_plv(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Compare with ``plover_plv``: one root, one source and one target a sentence."""
    rows = [r for r in rows if r["events"] and not r["events"][0]["code"].startswith("STATEMENT")]
    hit = pred = all_hit = all_pred = both = both_pred = 0
    for row, doc, events, named in _read(rows):
        gold = row["events"][0]
        wanted = set(_types(gold["code"]))
        main = main_events(doc, events)
        types = {RETREATS.get(e.type, e.type) for e in main}
        right = [e for e in main if e.type in wanted]
        hit += bool(right)
        pred += len(types)
        every = {RETREATS.get(e.type, e.type) for e in events}
        all_hit += any(e.type in wanted for e in events)
        all_pred += len(every)
        source, target = gold.get("source_actor"), gold.get("target_actor")
        sources, targets = _spans(row["text"], source or ""), _spans(row["text"], target or "")
        both += any(
            (not source or _any(e.actors, sources, named))
            and (not target or _any(e.recipients, targets, named) or (e.type in MUTUAL and _any(e.actors, targets, named)))
            for e in right
        )
        both_pred += len(types)
    n = len(rows)
    out: dict[str, float] = {"sentences": n}
    out |= _prf("root", hit, pred, n)
    out |= _prf("root_and_actors", both, both_pred, n)
    out |= _prf("all_root", all_hit, all_pred, n)
    return out


def measure_gsr(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Compare with ``plover_gsr``: triples of actor country, type and recipient country ("" where there is none)."""
    hit = pred = gold_n = roots = root_pred = root_gold = 0
    for row, doc, events, _ in _read(rows):
        gold: set[tuple[str, str, str]] = set()
        kinds: set[str] = set()
        reciprocal: set[tuple[str, str, str]] = set()
        for g in row["events"]:
            kind = RETREATS.get(_types(g["code"])[0], _types(g["code"])[0])
            kinds.add(kind)
            sources = [_iso(a["code"]) for a in g["source_actor"]]
            if g["reciprocal"] and len(sources) > 1:
                reciprocal |= _pairs(sources, kind)
                gold |= reciprocal
            else:
                gold |= {(s, kind, t) for s in sources or [""] for t in [_iso(a["code"]) for a in g["target_actor"]] or [""]}
        found: set[tuple[str, str, str]] = set()
        for e in main_events(doc, events):
            kind = RETREATS.get(e.type, e.type)
            if len(e.actors) > 1 and not e.recipients:
                found |= _pairs([_code(a) for a in e.actors], kind)
            else:
                found |= {(_code(s), kind, _code(t)) for s in e.actors or [None] for t in e.recipients or [None]}
        found = {f if f in gold else (f[2], f[1], f[0]) if (f[2], f[1], f[0]) in reciprocal else f for f in found}
        types = {k for _, k, _ in found}
        roots += len(types & kinds)
        root_pred += len(types)
        root_gold += len(kinds)
        hit += len(gold & found)
        pred += len(found)
        gold_n += len(gold)
    out: dict[str, float] = {"sentences": len(rows), "triples": gold_n}
    out |= _prf("triple", hit, pred, gold_n)
    out |= _prf("root", roots, root_pred, root_gold)
    return out


SAME_COUNTRY = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM"}  # slips in the gold's codes


def _iso(code: str | None) -> str:
    return SAME_COUNTRY.get(code or "", code or "")


def _pairs(codes: list[str], kind: str) -> set[tuple[str, str, str]]:
    """What both sides do together, as one pair each, in alphabetical order."""
    return {(a, kind, b) for a in codes for b in codes if a < b}


def _code(actor: Actor | None) -> str:
    if actor is None:
        return ""
    if actor.country is None and actor.sector == "IGO":
        return "IGO"
    return actor.country or ""


CAMEO_TO_ROOT = {"AGREE": ("03",), "CONSULT": ("04",), "SUPPORT": ("05",), "COOPERATE": ("06",), "AID": ("07",), "CONCEDE": ("08",), "RETREAT": ("08",)}


def measure_cameo(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Compare with ``cameo_sentences``: types that at least two coders marked (as CAMEO roots, statements left out) and their actors."""
    hit = pred = gold_n = actor_hit = actor_gold = actor_pred = 0
    for row, _, events, _named in _read(rows):
        gold: dict[str, list[dict[str, Any]]] = {}
        for g in row["events"]:
            root = g["code"].split("-", 1)[1].split()[0].zfill(2)
            if g["code_votes"] >= 2 and root not in ("01", "02"):
                gold.setdefault(root, []).append(g)
        found: dict[str, list[EventMention]] = {}
        for e in events:
            found.setdefault(cameo(e.type, e.mode).root, []).append(e)
        match = {g for g in gold if _alike(g, found)}
        hit += len(match)
        gold_n += len(gold)
        pred += len(found)
        for root, marks in gold.items():
            spans = [(a["start"], a["end"]) for g in marks for k in ("source_actor", "target_actor") for a in g[k]]
            mine = [a for r, es in found.items() if _alike(root, {r: es}) for e in es for a in (*e.actors, *e.recipients)]
            actor_gold += len(spans)
            actor_pred += len(mine)
            actor_hit += sum(any(_overlap(a.start, a.end, [s]) for a in mine) for s in spans)
    out: dict[str, float] = {"sentences": len(rows), "events": gold_n}
    out |= _prf("type", hit, pred, gold_n)
    out |= _prf("actors", min(actor_hit, actor_pred), actor_pred, actor_gold)
    return out | _statements(rows)


def _statements(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Recall of attribution: statements and appeals (CAMEO 01, 02) whose words a cue overlaps, and whose source is the marked one too."""
    there = cued = sourced = 0
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        marked = [g for g in row["events"] if g["code"].split("-", 1)[1].split()[0].zfill(2) in ("01", "02") and g.get("action")]
        if not marked:
            continue
        document = Document(text=row["text"])
        actors = find_actors(doc, document)
        said = find_attributions(doc, actors, find_places(doc, actors, document), find_times(doc, document))
        for g in marked:
            over = [s for s in said if s.cue_span and _overlap(s.cue_span.start, s.cue_span.end, [(g["action"]["start"], g["action"]["end"])])]
            wanted = [(a["start"], a["end"]) for a in g["source_actor"]]
            there += 1
            cued += bool(over)
            sourced += any(s.source_span and _overlap(s.source_span.start, s.source_span.end, wanted) for s in over)
    return {"statements": there, "statement_cue_r": _share(cued, there), "statement_source_r": _share(sourced, there)}


def _alike(root: str, found: Iterable[str]) -> bool:
    """Whether a root, or for violence (18, 19, 20) and reproach (09, 11) one of the same PLOVER type, was found."""
    same = next((g for g in ({"18", "19", "20"}, {"09", "11"}) if root in g), {root})
    return bool(same & set(found))
