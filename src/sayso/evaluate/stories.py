"""The stories written for this project: accounts, links, copies, corrections and discrepancies of several articles on one conflict.

``tests/eval/stories/README.md`` says what stands in a story's ``gold.toml``. The real program reads each story's
articles into a ledger of its own; what the ledger then says is laid beside the gold.
"""

from __future__ import annotations

import itertools
import re
import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.annotate.actors.tables import our_actors
from sayso.evaluate import parsed
from sayso.evaluate.facts import same_name
from sayso.ingest import Newsroom
from sayso.model import Document
from sayso.pipeline import read_document
from sayso.readers import open_inputs

LINKS = ("supersedes", "contradicts", "echo_of", "part_of")
PASSAGES = ("denied", "doer_apart", "place_apart", "date_apart")  # discrepancies that name two passages
Row = dict[str, Any]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What stands in a story's gold, and what the ledger says: rows by kind, and where each claim and document stands."""

    name: str
    gold: dict[str, list[Row]]
    texts: dict[str, str]  # file name -> text
    accounts: list[Row]
    discrepancies: list[Row]
    copies: set[Pair]  # original, copy (file names)
    spans: dict[str, list[tuple[str, int, int]]]  # claim -> file name, first and last character of evidence
    events: dict[str, tuple[str, str]]  # claim -> event, type


def measure(gold: Path) -> dict[str, float]:
    """Return what was found of accounts, links, copies, corrections and discrepancies; ``gold`` is the folder of stories.

    An account is found when measure, bounds and source are right and it stands on a document that it should. A link is
    found when both its accounts are and it leads from the one to the other. Raises OSError when there is no story.
    """
    return score(gold)[0]


def score(gold: Path) -> tuple[dict[str, float], list[str]]:
    """Return the figures and one line for each thing that was missed, or found and not asked for."""
    tally: Counter[str] = Counter()
    lines: list[str] = []
    for folder in sorted(p.parent for p in gold.glob("*/gold.toml")):
        story = run(folder)
        for name, said in (("account", _accounts), ("copy", _copies), ("correction", _corrections), ("discrepancy", _discrepancies), ("event", _events)):
            found, words = said(story)
            tally.update(found)
            lines += [f"{story.name} {name}: {w}" for w in words]
    out: dict[str, float] = {}
    for name in ("accounts", *LINKS, "links", "copies", "corrections", *PASSAGES):
        there, said_, right = (tally[f"{name} {n}"] for n in ("there", "said", "right"))
        recall, precision = right / there if there else 0.0, right / said_ if said_ else 0.0
        out |= {f"{name} there": there, f"{name} said": said_, f"{name} right": right}
        out[f"{name} recall"], out[f"{name} precision"] = round(recall, 3), round(precision, 3)
        out[f"{name} f1"] = round(2 * recall * precision / (recall + precision), 3) if recall + precision else 0.0
    for name in ("event pairs", "event pairs together", "events to keep apart", "events joined wrongly", "links forbidden", "links forbidden but drawn"):
        out[name] = tally[name]
    for name in ("class", "as of", "status"):
        out[f"{name} right of accounts found"] = round(tally[f"{name} right"] / max(1, tally["accounts right"]), 3)
    return out, lines


def run(folder: Path) -> Story:
    """Read a story's articles with the real program into a ledger of its own, and say what the ledger holds."""
    gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf8"))
    files = sorted(folder.glob("*.txt"))
    documents = [d for d in open_inputs(files) if isinstance(d, Document)]
    names = {d.id: f.name for d, f in zip(documents, files, strict=True)}
    with tempfile.TemporaryDirectory(prefix="sayso-") as temp:
        room = Newsroom(Path(temp) / "story.duckdb")
        for _ in room.take(read_document(d, doc) for d, doc in zip(documents, parsed(d.text for d in documents), strict=True)):
            pass
        accounts = [{**a, "documents": [names[d] for d in a["documents"]]} for a in room.accounts()]
        copies = {(names[c["original_id"]], names[c["document_id"]]) for c in room.query("select * from document_copy")}
        spans: dict[str, list[tuple[str, int, int]]] = {}
        for e in room.query("select e.claim_id, c.document_id, e.starts, e.ends from evidence as e join claim as c on c.id = e.claim_id"):
            spans.setdefault(e["claim_id"], []).append((names[e["document_id"]], e["starts"], e["ends"]))
        events = room.query("select h.claim_id, h.happening_id, e.type from happening_claim as h join event as e on e.claim_id = h.claim_id")
        return Story(
            name=folder.name, gold=gold, texts={f.name: d.text for d, f in zip(documents, files, strict=True)}, accounts=accounts,
            discrepancies=list(room.discrepancies()), copies=copies, spans=spans,
            events={e["claim_id"]: (e["happening_id"], e["type"]) for e in events},
        )  # fmt: skip


# ---------------------------------------------------------------- accounts and their links


def _accounts(story: Story) -> tuple[Counter[str], list[str]]:
    rows = {a["id"]: a for a in story.gold["account"]}
    home = align(story.gold["account"], story.accounts)
    said = {a["id"]: a for a in story.accounts}
    of = {p: g for g, p in home.items()}
    folded = _folded(story, rows, home, said)
    right = len(home) + len(folded)
    tally: Counter[str] = Counter({"accounts there": len(rows), "accounts said": len(said) + len(folded), "accounts right": right})
    for g, p in home.items():
        tally["class right"] += said[p]["source_kind"] == rows[g]["class"]
        tally["as of right"] += said[p]["as_of"] == rows[g]["as_of"]
        tally["status right"] += said[p]["status"] == rows[g]["status"]
    lines = [f"missed {_gold_words(rows[g])}" for g in rows if g not in home and g not in folded]
    lines += [f"not asked for {_words(said[p])}" for p in said if p not in of]

    asked = {(link["kind"], *_ends(link["kind"], link["from"], link["to"])) for link in story.gold["link"]}
    open_ = {(link["kind"], *_ends(link["kind"], link["from"], link["to"])) for link in story.gold.get("either", [])}
    open_ |= _skips(asked)
    given = {("echo_of", g, whole) for g, whole in folded.items()}
    stray = []
    for a in story.accounts:
        others = [(k, a[k]) for k in ("supersedes", "echo_of", "part_of") if a[k]] + [("contradicts", o) for o in a["contradicts"]]
        for kind, other in others:
            if a["id"] in of and other in of:
                given.add((kind, *_ends(kind, of[a["id"]], of[other])))
            else:
                stray.append((kind, *_ends(kind, _words(a), _words(said[other]))))
    stray = sorted(set(stray))
    given -= open_ - asked
    for kind in (*LINKS, "links"):
        ours = [x for x in given if kind in (x[0], "links")]
        tally[f"{kind} there"] += sum(kind in (x[0], "links") for x in asked)
        tally[f"{kind} said"] += len(ours) + sum(kind in (x[0], "links") for x in stray)
        tally[f"{kind} right"] += len(asked & set(ours))
    lines += [f"link missed {' '.join(x)}" for x in sorted(asked - given)]
    lines += [f"link not asked for {' '.join(x)}" for x in sorted(given - asked)] + [f"link of others {' | '.join(x)}" for x in stray]
    forbidden = {(r["kind"], frozenset(r["pair"])) for r in story.gold["apart"] if r["kind"] in LINKS}
    drawn = {(k, frozenset((a, b))) for k, a, b in given} & forbidden
    tally.update({"links forbidden": len(forbidden), "links forbidden but drawn": len(drawn)})
    return tally, lines + [f"link FORBIDDEN {k} {' '.join(sorted(p))}" for k, p in drawn]


def align(gold: list[Row], said: list[Row]) -> dict[str, str]:
    """Say which account of the ledger is which of the gold, one to one: the same measure, bounds and source, and a document in common."""
    pairs = []
    for g in gold:
        for a in said:
            if g["measure"] == a["measure"] and _bounds(g) == _bounds(a) and _source(g, a):
                common = len(set(g["documents"]) & set(a["documents"]))
                if common:
                    like = common / len(set(g["documents"]) | set(a["documents"])) + (g.get("group") == a["group"]) + (g["as_of"] == a["as_of"])
                    pairs.append((-like - same_name(g["of"], a["of"] or "people"), g["id"], a["id"]))
    home: dict[str, str] = {}
    for _, g_id, a_id in sorted(pairs):
        if g_id not in home and a_id not in home.values():
            home[g_id] = a_id
    return home


def _bounds(row: Row) -> tuple[int | None, ...]:
    return tuple(row.get(end) for end in ("low", "point", "high"))


def _source(gold: Row, said: Row) -> bool:
    """Whether an account's source is the one that it should be, by its name, another that our tables have for it, or as the words name it.

    A minister is heard for the ministry. One whom nobody names must not be given a name.
    """
    if gold["class"] == "unnamed":
        return bool(said["source_class"] == "unnamed")
    names = (said["source"], said["source_text"], *_other_names().get(said["source_id"], ()))
    return said["source_class"] != "unnamed" and any(same_name(_for_office(gold["source"]), _for_office(name or "")) for name in names)


def _for_office(name: str) -> str:
    return re.sub(r"\bministers?\b", "ministry", re.sub(r"\bdefense\b", "defence", name.lower()))


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    """The names in our tables of each actor, by id: "Doctors Without Borders" of Médecins Sans Frontières."""
    return {a.id: a.aliases for a in our_actors()}


def _folded(story: Story, rows: dict[str, Row], home: dict[str, str], said: dict[str, Row]) -> dict[str, str]:
    """Echoes with the very figure of what they echo, which the ledger holds as one account: echo -> what it echoes."""
    links = {(link["from"], link["to"]) for link in story.gold["link"] if link["kind"] == "echo_of"}
    return {
        a: b for a, b in sorted(links)
        if a not in home and b in home and _bounds(rows[a]) == _bounds(rows[b]) and set(rows[a]["documents"]) <= set(said[home[b]]["documents"])
    }  # fmt: skip


def _ends(kind: str, a: str, b: str) -> Pair:
    """The two ends of a link; a contradiction has no direction."""
    return (min(a, b), max(a, b)) if kind == "contradicts" else (a, b)


def _skips(asked: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """Links along a series that leave out its middle."""
    older = {a: b for kind, a, b in asked if kind == "supersedes"}
    out = set()
    for first, at in older.items():
        further = at
        while further in older:
            further = older[further]
            out.add(("supersedes", first, further))
    return out


def _gold_words(row: Row) -> str:
    return f"{row['id']} ({row['measure']} {_bounds(row)} {row['of']}; {row['source']}; {', '.join(row['documents'])})"


def _words(row: Row) -> str:
    return f"[{row['measure']} {row['words']!r} {row['of']}; {row['source']} ({row['source_class']}); {', '.join(d[:2] for d in row['documents'])}]"


# ---------------------------------------------------------------- the rest


def _copies(story: Story) -> tuple[Counter[str], list[str]]:
    asked = {(c["of"], c["copy"]) for c in story.gold.get("copy", [])}
    tally = {"copies there": len(asked), "copies said": len(story.copies), "copies right": len(asked & story.copies)}
    return Counter(tally), [f"{'missed' if x in asked else 'not asked for'} {' '.join(x)}" for x in sorted(asked ^ story.copies)]


def _corrections(story: Story) -> tuple[Counter[str], list[str]]:
    """A correction is found when a discrepancy of that kind stands on what is wrong or right in the correcting document."""
    asked = [[(c["document"], c["wrong"])] for c in story.gold.get("correction", [])]
    other = [[(c["document"], c["right"])] for c in story.gold.get("correction", [])]
    return _passages(story, "corrections", "corrected", [tuple(a + b) for a, b in zip(asked, other, strict=True)], every=False)


def _discrepancies(story: Story) -> tuple[Counter[str], list[str]]:
    tally: Counter[str] = Counter()
    lines = []
    for kind in PASSAGES:
        asked = [tuple(zip(r["documents"], r["words"], strict=True)) for r in story.gold["discrepancy"] if r["kind"] == kind]
        found, words = _passages(story, kind, kind, asked, every=True)
        tally.update(found)
        lines += words
    return tally, lines


def _passages(story: Story, name: str, kind: str, asked: list[tuple[Pair, ...]], *, every: bool) -> tuple[Counter[str], list[str]]:
    """Lay discrepancies of a kind beside passages (file name, words): ``every`` passage must be met by a claim, or any."""
    said = [d for d in story.discrepancies if d["kind"] == kind]
    right = set()
    missed = []
    for passages in asked:
        hits = [d["id"] for d in said if (all if every else any)(any(_meets(story, c, *p) for c in d["claims"]) for p in passages)]
        if hits:
            right.update(hits)
        else:
            missed.append(f"{kind} missed {passages}")
    tally = {
        f"{name} there": len(asked),
        f"{name} said": len(said) - max(0, len(right) - (len(asked) - len(missed))),
        f"{name} right": len(asked) - len(missed),
    }
    return Counter(tally), missed + [f"{kind} not asked for: {d['note']}" for d in said if d["id"] not in right]


def _meets(story: Story, claim: str, document: str, words: str) -> bool:
    """Whether a claim's evidence and some words of a document share a character."""
    at = story.texts[document].find(words)
    return any(d == document and a < at + len(words) and at < b for d, a, b in story.spans.get(claim, []))


def _events(story: Story) -> tuple[Counter[str], list[str]]:
    """Which mentions of an event are one event in the ledger, and which of two events that are not."""
    ours: dict[str, dict[str, set[str]]] = {}  # event of the gold -> document -> events of the ledger
    for e in story.gold["event"]:
        for document, words in zip(e["documents"], e["words"], strict=True):
            hits = {h for c, (h, kind) in story.events.items() if kind == e["type"] and _meets(story, c, document, words)}
            ours.setdefault(e["id"], {})[document] = hits
    tally: Counter[str] = Counter()
    lines = []
    for name, mentions in ours.items():
        pairs = list(itertools.combinations(mentions.items(), 2))
        together = [bool(a & b) for (_, a), (_, b) in pairs]
        tally.update({"event pairs": len(pairs), "event pairs together": sum(together)})
        if not all(together):
            lines.append(f"{name}: {sum(together)} of {len(pairs)} pairs together")
    for row in story.gold["apart"]:
        if row["kind"] == "event":
            a, b = (set().union(*ours[x].values()) for x in row["pair"])
            tally.update({"events to keep apart": 1, "events joined wrongly": bool(a & b)})
            if a & b:
                lines.append(f"joined wrongly: {' '.join(row['pair'])}")
    return tally, lines
